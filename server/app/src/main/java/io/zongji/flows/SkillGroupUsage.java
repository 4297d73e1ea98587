package io.zongji.flows;

import io.zongji.skill.FlowUsage;
import io.zongji.skill.SkillGroupId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells skill groups which flows point at them.
@Component
class SkillGroupUsage implements FlowUsage {
  private final Flows flows;

  SkillGroupUsage(Flows flows) {
    this.flows = flows;
  }

  @Override
  public List<FlowName> flowsUsing(SkillGroupId group) {
    return flows.flowsPointingAt(group).stream()
        .map(flow -> new FlowName(flow.id().value(), flow.name(), flow.state().name()))
        .toList();
  }
}
