package io.zongji.skill;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/// What skill groups need to know of flows, which are built on them and offer it this.
public interface FlowUsage {
  /// A flow that points at a skill group, in its draft or in its published version.
  ///
  /// @param state `UNPUBLISHED`, `PUBLISHED` or `IN_USE`
  record FlowName(
      UUID id, String name, @Schema(ref = "#/components/schemas/FlowState") String state) {}

  /// The flows that point at a group.
  List<FlowName> flowsUsing(SkillGroupId group);
}
