/// Copies a desk with its own database into one file while it runs, and back into an empty folder.
@org.jspecify.annotations.NullMarked
package io.zongji.backup;
