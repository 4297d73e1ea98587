package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.OfferId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what should not stay as it is. `goneBefore` is the moment before which whoever was seen
/// last is gone.
interface Watch {
  /// Findings of one sort that one sweep acts on; the next sweep finds the rest.
  int FINDINGS_MAX = 500;

  /// The reason of those who were not seen for too long.
  String AGENT_GONE = "AGENT_GONE";

  /// Offers that ring where nobody may answer them, and those that ring without an end although
  /// their mode passes on what nobody answers; with the reason.
  List<Ringing> idleRinging(Unseen unseen);

  /// Conversations in service of agents who have not come back, with the reason.
  List<Held> leftBehind(Instant goneBefore);

  /// Wrap-ups of agents who have not come back, with the reason.
  List<Held> unfinished(Instant goneBefore);

  /// Agents with nothing in hand who have not come back, with the reason.
  Map<StaffId, String> givenUp(Instant goneBefore);

  /// Groups in which somebody waits and something could be done about it at once.
  List<SkillGroupId> neglected(Unseen unseen);

  /// Those members of the group for whom nothing has changed since then, neither by themselves
  /// nor by their membership or the group's cap: what they may take now they might have taken
  /// all that time.
  Set<StaffId> unchanged(SkillGroupId group, Instant since);

  /// Agents whose load is not what the conversations say, at a glance.
  List<StaffId> wrongLoads();

  /// Keeps the door from changing this agent until the transaction ends.
  void lock(StaffId staff);

  /// What the agent's row says and what the conversations say.
  Optional<Load> load(StaffId staff);

  /// Makes the agent's row say what the conversations say.
  void repair(StaffId staff, Load load);

  /// An offer that rings in vain.
  record Ringing(ConversationId conversation, OfferId offer, StaffId agent, String why) {}

  /// A conversation in the hands of an agent who is not there.
  record Held(ConversationId conversation, StaffId agent, String why) {}

  /// An agent's load as the row has it, and as the conversations have it.
  record Load(int load, int wrapUps, int trueLoad, int trueWrapUps) {
    boolean right() {
      return load == trueLoad && wrapUps == trueWrapUps;
    }
  }
}
