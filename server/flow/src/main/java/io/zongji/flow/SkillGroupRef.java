package io.zongji.flow;

import java.util.UUID;

/// Points at the skill group a Transfer asks; the group itself is unknown here and may be gone.
public record SkillGroupRef(UUID value) {}
