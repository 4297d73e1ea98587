/// Settings of each mode, common settings and quick replies.
@org.jspecify.annotations.NullMarked
package io.zongji.settings;
