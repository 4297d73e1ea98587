package io.zongji.skill;

/// A skill group was made, renamed or given another cap; published after the commit.
public record SkillGroupChanged(SkillGroupId group) {}
