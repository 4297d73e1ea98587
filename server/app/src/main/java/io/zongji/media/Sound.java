package io.zongji.media;

import java.time.Duration;

/// What a recording is, as read from its own bytes.
///
/// @param contentType its real type, whatever its name says
/// @param length how long it plays
record Sound(String contentType, Duration length) {}
