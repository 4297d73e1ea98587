package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of pictures, and their thumbnails.
final class StripperTest {
  private static final byte[] LOSSLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  @Test
  void nothingButThePictureIsKept() throws IOException {
    for (var bytes :
        new byte[][] {
          Photos.taken(Photos.marked("jpeg", 60, 40), 1),
          Photos.noted(Photos.marked("png", 60, 40), 1),
          Photos.commented(Photos.marked("gif", 60, 40)),
          Photos.withTail(Photos.marked("jpeg", 60, 40)),
          Photos.withTail(Photos.marked("png", 60, 40)),
          Photos.withTail(Photos.marked("gif", 60, 40))
        }) {
      assertThat(Photos.tells(bytes, Photos.PLACE)).isTrue();
      var bare = strip(bytes);
      assertThat(Photos.tells(bare.bytes(), Photos.PLACE)).isFalse();
      assertThat(Photos.tells(bare.bytes(), "<script>")).isFalse();
      assertThat(pixels(bare.bytes())).isEqualTo(pixels(bytes));
    }
  }

  @Test
  void aWebpLosesItsExifAndKeepsItsTurn() {
    var exif = new Turn(6).exif();
    var plain = java.nio.ByteBuffer.allocate(12 + 18 + 22 + 8 + exif.length);
    plain.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    plain.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    plain.putInt(plain.capacity() - 8);
    plain.put("WEBPVP8X".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    plain.putInt(10).put(new byte[] {0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    plain.put(LOSSLESS, 12, 22);
    plain.put("EXIF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    plain.putInt(exif.length).put(exif);
    var bare = strip(plain.array());
    assertThat(bare.turn()).isEqualTo(new Turn(6));
    assertThat(bare.bytes()[20]).isEqualTo((byte) 0x08);
    assertThat(Pictures.read(bare.bytes())).isPresent();
    assertThat(strip(bare.bytes()).bytes()).isEqualTo(bare.bytes());
    assertThat(strip(Photos.withTail(LOSSLESS)).bytes()).isEqualTo(LOSSLESS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theTurnOfTheCameraIsKeptAndRespected(int orientation) throws IOException {
    for (var bytes :
        new byte[][] {
          Photos.taken(Photos.marked("jpeg", 1200, 600), orientation),
          Photos.noted(Photos.marked("png", 1200, 600), orientation)
        }) {
      var bare = strip(bytes);
      assertThat(bare.turn().orientation()).isEqualTo(orientation);
      assertThat(strip(bare.bytes()).turn().orientation()).isEqualTo(orientation);
      assertThat(bare.width()).isEqualTo(orientation < 5 ? 1200 : 600);
      var small = read(Thumbnails.of(bare).orElseThrow().bytes());
      assertThat(Math.max(small.getWidth(), small.getHeight()))
          .isEqualTo(Thumbnails.SIDE_PIXELS_MAX);
      assertThat(small.getWidth() > small.getHeight()).isEqualTo(orientation < 5);
      assertThat(redCorner(small)).isEqualTo(cornerOf(orientation));
    }
  }

  /// Where the upper left of the file is seen, as EXIF defines it.
  private static String cornerOf(int orientation) {
    return switch (orientation) {
      case 1, 5 -> "upper left";
      case 2, 6 -> "upper right";
      case 3, 7 -> "lower right";
      default -> "lower left";
    };
  }

  private static String redCorner(BufferedImage image) {
    int x = image.getWidth() / 4;
    int y = image.getHeight() / 4;
    boolean left = isRed(image.getRGB(x, y)) || isRed(image.getRGB(x, 3 * y));
    boolean upper = isRed(image.getRGB(x, y)) || isRed(image.getRGB(3 * x, y));
    return (upper ? "upper " : "lower ") + (left ? "left" : "right");
  }

  private static boolean isRed(int rgb) {
    return (rgb >> 16 & 0xff) > 180 && (rgb & 0xff) < 80;
  }

  @Test
  void thumbnailsAreSmallAndKeepWhatCanBeSeenThrough() throws IOException {
    var large = Photos.glass(2_000, 3_000);
    var small = Thumbnails.of(strip(large)).orElseThrow();
    assertThat(small.contentType()).isEqualTo("image/png");
    assertThat(read(small.bytes()).getHeight()).isEqualTo(480);
    assertThat(read(small.bytes()).getRGB(5, 5) >>> 24).isZero();
    assertThat(Thumbnails.of(strip(Photos.glass(480, 300)))).isEmpty();
  }

  @Test
  void pixelsThatCannotBeReadHaveNoThumbnail() {
    assertThat(Thumbnails.of(strip(Photos.bomb(4_000, 4_000)))).isEmpty();
  }

  @Property(tries = 1_000)
  void aSpoiledPictureIsStrippedWithoutFailing(@ForAll int at, @ForAll byte value) {
    for (var bytes :
        new byte[][] {
          Photos.taken(Photos.marked("jpeg", 60, 40), 6),
          Photos.noted(Photos.marked("png", 60, 40), 6),
          Photos.commented(Photos.marked("gif", 60, 40)),
          LOSSLESS.clone()
        }) {
      bytes[Math.floorMod(at, bytes.length)] = value;
      Pictures.read(bytes)
          .flatMap(picture -> Stripper.strip(bytes, picture))
          .ifPresent(bare -> assertThat(bare.bytes().length).isLessThanOrEqualTo(bytes.length));
    }
  }

  private static BarePicture strip(byte[] bytes) {
    return Stripper.strip(bytes, Pictures.read(bytes).orElseThrow()).orElseThrow();
  }

  private static BufferedImage read(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static int[] pixels(byte[] bytes) throws IOException {
    var image = read(bytes);
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
