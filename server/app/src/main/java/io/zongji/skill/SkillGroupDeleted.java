package io.zongji.skill;

/// A skill group was deleted; published after the commit.
public record SkillGroupDeleted(SkillGroupId group) {}
