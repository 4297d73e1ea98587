/// Pictures, files and voice messages sent in conversations: what is taken, where it lies, who
/// may see it.
@org.jspecify.annotations.NullMarked
package io.zongji.media;
