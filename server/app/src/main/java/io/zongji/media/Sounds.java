package io.zongji.media;

import java.nio.BufferUnderflowException;
import java.util.Optional;

/// Tells whether bytes are a recording and how long it plays: WebM, Ogg, MP4 and the bare streams
/// of MP3 and AAC, which is what browsers and mini programs record.
///
/// The length is counted from the sound itself and not taken from a header: recorders that write
/// while they record cannot know it when they write the header. That is why no library is asked;
/// those at hand believe the header, or know some of these forms only. Nothing is decoded.
final class Sounds {
  private Sounds() {}

  /// The recording these bytes are; empty when they are none, a damaged one, or a film.
  static Optional<Sound> read(byte[] bytes) {
    try {
      return WebmSound.read(bytes)
          .or(() -> OggSound.read(bytes))
          .or(() -> Mp4Sound.read(bytes))
          .or(() -> StreamSound.read(bytes))
          .filter(sound -> sound.length().isPositive());
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      // It ends in the middle of something, or says what cannot be.
      return Optional.empty();
    }
  }
}
