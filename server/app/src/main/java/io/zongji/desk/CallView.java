package io.zongji.desk;

import io.zongji.conversation.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The present call of a conversation as both sides see it; written out as JSON as it stands here.
///
/// @param by who asked for it
/// @param media what it is now
/// @param deadline until when it rings; none while nobody serves, nor once it was accepted
public record CallView(
    UUID id,
    Call.Side by,
    Call.Media media,
    Call.Way way,
    Call.Phase phase,
    Optional<Instant> deadline,
    Optional<Instant> acceptedAt,
    Optional<Instant> connectedAt) {

  /// What both sides may know of it.
  public static CallView of(Call call) {
    return new CallView(
        call.id().value(),
        call.by(),
        call.media(),
        call.way(),
        call.phase(),
        call.deadline(),
        call.acceptedAt(),
        call.connectedAt());
  }
}
