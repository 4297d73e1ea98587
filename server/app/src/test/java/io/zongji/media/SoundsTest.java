package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recordings made by real encoders, two seconds of 440 Hz each.
final class SoundsTest {
  private static final List<String> ALL =
      List.of(
          "opus.webm",
          "opus.ogg",
          "voice.mp3",
          "plain.mp3",
          "voice.aac",
          "voice.m4a",
          "fragments.mp4");

  @ParameterizedTest
  @CsvSource({
    "opus.webm, audio/webm",
    "opus.ogg, audio/ogg",
    "voice.mp3, audio/mpeg",
    "plain.mp3, audio/mpeg",
    "voice.aac, audio/aac",
    "voice.m4a, audio/mp4",
    "fragments.mp4, audio/mp4"
  })
  void aRecordingIsKnownByItsContentWithItsLength(String name, String type) throws IOException {
    var sound = Sounds.read(recording(name)).orElseThrow();
    assertThat(sound.contentType()).isEqualTo(type);
    assertThat(sound.length()).isBetween(Duration.ofMillis(1_950), Duration.ofMillis(2_150));
  }

  @Test
  void aFilmIsNoRecording() throws IOException {
    assertThat(Sounds.read(recording("film.webm"))).isEmpty();
    assertThat(Sounds.read(recording("film.mp4"))).isEmpty();
  }

  @Test
  void aRecordingThatEndsTooSoonIsNoneOrShorter() throws IOException {
    for (var name : ALL) {
      var bytes = recording(name);
      var whole = Sounds.read(bytes).orElseThrow().length();
      for (int length = 0; length < bytes.length; length += 7) {
        Sounds.read(Arrays.copyOf(bytes, length))
            .ifPresent(cut -> assertThat(cut.length()).isLessThanOrEqualTo(whole));
      }
      assertThat(Sounds.read(Arrays.copyOf(bytes, 40))).as(name).isEmpty();
    }
  }

  @Property
  void anyBytesAreReadWithoutFailing(@ForAll byte[] bytes) {
    assertThat(Sounds.read(bytes)).isEmpty();
  }

  @Property(tries = 2_000)
  void aSpoiledRecordingIsReadWithoutFailing(
      @ForAll int which, @ForAll int at, @ForAll byte value, @ForAll byte next) throws IOException {
    var bytes = recording(ALL.get(Math.floorMod(which, ALL.size())));
    // Mostly in the head, where the sizes stand.
    int place = Math.floorMod(at, at % 2 == 0 ? Math.min(600, bytes.length - 1) : bytes.length - 1);
    bytes[place] = value;
    bytes[place + 1] = next;
    Sounds.read(bytes).ifPresent(sound -> assertThat(sound.length()).isPositive());
  }

  @Test
  void boxesThatLieInEachOtherWithoutEndAreNoRecording() {
    var bytes = new byte[800_008];
    put(bytes, 0, 8, "ftyp");
    for (int at = 8; at < bytes.length; at += 8) {
      put(bytes, at, bytes.length - at, "moov");
    }
    assertThat(Sounds.read(bytes)).isEmpty();
  }

  private static void put(byte[] bytes, int at, int size, String name) {
    var box = java.nio.ByteBuffer.wrap(bytes, at, 8).putInt(size);
    box.put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  static byte[] recording(String name) throws IOException {
    try (var in = SoundsTest.class.getResourceAsStream("/voices/" + name)) {
      return java.util.Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
