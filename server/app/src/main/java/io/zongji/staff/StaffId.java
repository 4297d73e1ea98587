package io.zongji.staff;

import java.util.UUID;

/// Names a member of staff.
public record StaffId(UUID value) {}
