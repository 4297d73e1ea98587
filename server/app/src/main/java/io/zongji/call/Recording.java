package io.zongji.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was recorded of a call.
///
/// @param begunAt when its first page joined
/// @param bytes of the file; only when it is made
/// @param lengthMs milliseconds of the file; only when it is made
record Recording(
    UUID callId,
    UUID conversationId,
    Instant begunAt,
    RecordingState state,
    @Nullable Long bytes,
    @Nullable Long lengthMs) {
  /// How far it has come.
  enum RecordingState {
    /// The call goes on.
    RUNNING,
    /// It will be joined into one file.
    DUE,
    /// That is being done.
    MAKING,
    /// There is a file.
    MADE,
    /// Nobody sent anything.
    EMPTY,
    /// It cannot be joined; what Janus recorded is kept.
    FAILED
  }
}
