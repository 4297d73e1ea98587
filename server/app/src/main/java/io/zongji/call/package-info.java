/// Calls beside their facts: the signals by which pages find each other, how media travel, tickets
/// for pages without a token. What is decided about calls is decided in `conversation`.
@org.jspecify.annotations.NullMarked
package io.zongji.call;
