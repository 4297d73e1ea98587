package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Map;

/// What a batch has locked and read before it decides.
///
/// @param held the conversations that exist
/// @param diverted the answers to those who come in and have an open conversation already
/// @param desks the agents whom the batch may concern
/// @param names of those who accept
/// @param fronts who stands first in the queues of which somebody is offered
record Locked(
    Map<ConversationId, Held> held,
    Map<ConversationId, Outcome.Done> diverted,
    Map<StaffId, AgentDesk> desks,
    Map<StaffId, Stage.Agent> names,
    Policy policy,
    Map<SkillGroupId, List<ConversationId>> fronts) {}
