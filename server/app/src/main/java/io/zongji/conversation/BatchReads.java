package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What a batch locks and reads before it decides, within the transaction that writes it down.
///
/// Failures are told as the database tells them, by SQL state; [Trouble] says what each means.
interface BatchReads {
  /// Locks the conversations that exist until the transaction ends.
  ///
  /// @param cached what is known of them; read anew where it is not the newest
  Map<ConversationId, Held> lock(Collection<ConversationId> ids, Map<ConversationId, Held> cached)
      throws SQLException;

  /// Begins conversations of customers who have none open by that channel.
  ///
  /// @return those that were begun
  Collection<ConversationId> enter(List<Command.Enter> enters, Instant now) throws SQLException;

  /// The open conversations that stood in the way of these, by the id that was refused.
  Map<ConversationId, Outcome.Done> open(List<Command.Enter> enters) throws SQLException;

  /// Those of the client ids that are in the timelines, with the answer they got.
  Map<KnownId, Outcome.Done> known(Collection<KnownId> ids) throws SQLException;

  /// Locks the desks that exist until the transaction ends.
  Map<StaffId, AgentDesk> desks(Collection<StaffId> staff) throws SQLException;

  /// Those of the staff who exist, as customers may know them.
  Map<StaffId, Stage.Agent> names(Collection<StaffId> staff) throws SQLException;

  /// Keeps everybody from joining these queues, or coming back to them, until the transaction ends,
  /// waits for those who are about to, and says who of those who are there stands first.
  ///
  /// @param groups with how many of each are asked for
  Map<SkillGroupId, List<ConversationId>> fronts(Map<SkillGroupId, Integer> groups)
      throws SQLException;

  /// The common settings as they stand.
  Policy policy() throws SQLException;
}
