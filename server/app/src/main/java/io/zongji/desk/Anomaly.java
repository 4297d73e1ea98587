package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Map;
import java.util.Optional;

/// Something that should not have been, and what was done about it.
record Anomaly(
    Kind kind,
    Optional<SkillGroupId> group,
    Optional<StaffId> staff,
    Optional<ConversationId> conversation,
    Map<String, Object> detail) {
  /// The sorts of anomaly.
  enum Kind {
    /// A conversation waited for more than a second beside an agent who could take it.
    FREE_AGENT_BESIDE_WAITING,
    /// A customer waited for more than a second without having been told so.
    CUSTOMER_NOT_TOLD,
    /// An agent's load was not what the conversations say.
    LOAD_WRONG,
    /// The door refused one offer after another.
    NO_PROGRESS
  }

  static Anomaly ofOffer(SkillGroupId group, Round.Offered offered) {
    return new Anomaly(
        Kind.FREE_AGENT_BESIDE_WAITING,
        Optional.of(group),
        Optional.of(offered.agent()),
        Optional.of(offered.conversation()),
        Map.of("repaired", "OFFERED"));
  }

  static Anomaly ofWord(SkillGroupId group, ConversationId conversation) {
    return new Anomaly(
        Kind.CUSTOMER_NOT_TOLD,
        Optional.of(group),
        Optional.empty(),
        Optional.of(conversation),
        Map.of("repaired", "TOLD"));
  }

  static Anomaly ofNoProgress(SkillGroupId group) {
    return new Anomaly(
        Kind.NO_PROGRESS, Optional.of(group), Optional.empty(), Optional.empty(), Map.of());
  }

  static Anomaly ofLoad(StaffId staff, Map<String, Object> detail) {
    return new Anomaly(
        Kind.LOAD_WRONG, Optional.empty(), Optional.of(staff), Optional.empty(), detail);
  }
}
