package io.zongji.skill;

/// A skill group has other members now; published after the commit.
public record MembershipChanged(SkillGroupId group) {}
