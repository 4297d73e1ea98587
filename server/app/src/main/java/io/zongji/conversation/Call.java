package io.zongji.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Voice or video inside a conversation, as it stands; there is one at most.
///
/// @param by who asked for it
/// @param media what it is now
/// @param way how its media travel
/// @param deadline until when it rings; none while nobody serves, nor once it was accepted
/// @param voiceMs milliseconds of voice before `since`
/// @param videoMs milliseconds of video before `since`
/// @param since when the present medium began to count; none before media flow
/// @param firstFrames the sides that have told of their first frame
public record Call(
    CallId id,
    Side by,
    Media media,
    Way way,
    Phase phase,
    Instant askedAt,
    Optional<Instant> acceptedAt,
    Optional<Instant> connectedAt,
    Optional<Instant> deadline,
    long voiceMs,
    long videoMs,
    Optional<Instant> since,
    Set<Side> firstFrames) {

  /// Copies the set.
  public Call {
    firstFrames = Set.copyOf(firstFrames);
  }

  /// The two who talk.
  public enum Side {
    CUSTOMER,
    AGENT;

    /// The one across.
    public Side other() {
      return this == CUSTOMER ? AGENT : CUSTOMER;
    }
  }

  /// What is heard and seen.
  public enum Media {
    VOICE,
    VIDEO
  }

  /// How media travel.
  public enum Way {
    /// From page to page.
    DIRECT,
    /// Over a media server.
    JANUS
  }

  /// How far it has come.
  public enum Phase {
    RINGING,
    TALKING
  }

  /// How long each medium has counted.
  ///
  /// @param voiceMs milliseconds of voice
  /// @param videoMs milliseconds of video
  public record Spoken(long voiceMs, long videoMs) {}

  /// How long each medium will have counted at that moment.
  public Spoken spoken(Instant at) {
    long more = since.map(from -> Math.max(0, Duration.between(from, at).toMillis())).orElse(0L);
    return switch (media) {
      case VOICE -> new Spoken(voiceMs + more, videoMs);
      case VIDEO -> new Spoken(voiceMs, videoMs + more);
    };
  }

  /// Whether it rings for whoever serves the customer.
  boolean ringsByCustomer() {
    return phase == Phase.RINGING && by == Side.CUSTOMER;
  }

  /// When it ends because its customer's page stays away.
  Optional<Instant> goneAt(Conversation.Away away) {
    var begun = acceptedAt.filter(at -> at.isAfter(away.since())).orElse(away.since());
    return away.callKeptSeconds().map(begun::plusSeconds);
  }

  static Call asked(Fact.CallAsked asked, Instant at) {
    return new Call(
        asked.callId(),
        asked.by(),
        asked.media(),
        asked.way(),
        Phase.RINGING,
        at,
        Optional.empty(),
        Optional.empty(),
        asked.deadline(),
        0,
        0,
        Optional.empty(),
        Set.of());
  }

  Call ringing(Optional<Instant> until) {
    return new Call(
        id,
        by,
        media,
        way,
        phase,
        askedAt,
        acceptedAt,
        connectedAt,
        until,
        voiceMs,
        videoMs,
        since,
        firstFrames);
  }

  Call accepted(Instant at) {
    return new Call(
        id,
        by,
        media,
        way,
        Phase.TALKING,
        askedAt,
        Optional.of(at),
        connectedAt,
        Optional.empty(),
        voiceMs,
        videoMs,
        since,
        firstFrames);
  }

  Call connected(Instant at) {
    return new Call(
        id,
        by,
        media,
        way,
        phase,
        askedAt,
        acceptedAt,
        Optional.of(at),
        deadline,
        voiceMs,
        videoMs,
        Optional.of(at),
        firstFrames);
  }

  Call switched(Media to, Instant at) {
    var spoken = spoken(at);
    return new Call(
        id,
        by,
        to,
        way,
        phase,
        askedAt,
        acceptedAt,
        connectedAt,
        deadline,
        spoken.voiceMs(),
        spoken.videoMs(),
        since.map(_ -> at),
        firstFrames);
  }

  Call moved(Way to) {
    return new Call(
        id,
        by,
        media,
        to,
        phase,
        askedAt,
        acceptedAt,
        connectedAt,
        deadline,
        voiceMs,
        videoMs,
        since,
        firstFrames);
  }

  Call seen(Side side) {
    var more = new HashSet<>(firstFrames);
    more.add(side);
    return new Call(
        id,
        by,
        media,
        way,
        phase,
        askedAt,
        acceptedAt,
        connectedAt,
        deadline,
        voiceMs,
        videoMs,
        since,
        more);
  }
}
