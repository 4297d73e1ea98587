package io.zongji.settings;

import java.time.ZoneId;

/// The desk has another time zone; published after the commit.
public record TimeZoneChanged(ZoneId zone) {}
