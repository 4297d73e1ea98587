/// Customers: who they are to us, the token that proves it, their card and the note on it.
@org.jspecify.annotations.NullMarked
package io.zongji.customer;
