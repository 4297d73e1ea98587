package io.zongji.skill;

import java.util.UUID;

/// Names a skill group.
public record SkillGroupId(UUID value) {}
