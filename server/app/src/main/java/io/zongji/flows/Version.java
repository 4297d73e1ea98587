package io.zongji.flows;

import io.zongji.staff.StaffId;
import java.time.Instant;

/// A published version without its graph; never changes.
record Version(int number, Instant publishedAt, StaffId publishedBy) {}
