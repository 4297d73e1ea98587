/// The conversation: its rules, its timeline, and the door by which alone it changes.
///
/// [io.zongji.conversation.Rules] decides purely, [io.zongji.conversation.Conversations]
/// commits, and [io.zongji.conversation.CommitListener] hears of it afterwards.
@org.jspecify.annotations.NullMarked
package io.zongji.conversation;
