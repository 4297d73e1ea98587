package io.zongji.staff;

/// A member of staff was deleted; published after the commit.
public record StaffDeleted(StaffId staff) {}
