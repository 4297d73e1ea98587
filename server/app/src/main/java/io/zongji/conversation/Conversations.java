package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The door: the only way to change a conversation, and the way to read them.
///
/// Safe for any number of threads and of servers on one database. Reads see what is committed.
public interface Conversations {
  /// Does the command and waits until that is committed. Commands of one caller for one
  /// conversation that are submitted one after another are done in that order. Must not be
  /// called by a [CommitListener].
  Outcome submit(Command command);

  /// As [#submit] for many, which are sent all at once so that the door commits them together; the
  /// answers in the same order.
  List<Outcome> submitAll(Collection<? extends Command> commands);

  /// As [#submit] for many that stand in a line, committed together in their order: when one is
  /// refused although its conversation is still in line ([ConversationFault#outOfLine]), those
  /// behind it are refused for the same reason.
  List<Outcome> submitInOrder(List<? extends Command> commands);

  /// As [#submit], without waiting. Completes after the commit, exceptionally only by a defect.
  CompletableFuture<Outcome> send(Command command);

  /// The conversation as it stands.
  Optional<Conversation> find(ConversationId id);

  /// Those of the conversations that exist, as they stand.
  Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids);

  /// Everybody in whose hands each of the conversations is ([Conversation#holders]); those in
  /// nobody's hands are left out.
  Map<ConversationId, Set<StaffId>> holders(Collection<ConversationId> ids);

  /// The customer's conversation by that channel that is not over; there is one at most.
  Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel);

  /// The queue of a group in order, whether waiting or ringing, the first `limit`.
  List<Conversation> queue(SkillGroupId group, int limit);

  /// All that is in the agent's hands: ringing, served, or in wrap-up.
  List<Conversation> tasks(StaffId agent);

  /// The entries after `afterSeq` in order, at most `limit` and [Limits#TIMELINE_PAGE_MAX].
  List<Entry> timeline(ConversationId id, long afterSeq, int limit);

  /// The newest `limit` entries before `beforeSeq`, in ascending order.
  List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit);
}
