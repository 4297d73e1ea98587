package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PicturesTest {
  private static final byte[] LOSSY =
      webp("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  private static final byte[] LOSSLESS = webp("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  @Test
  void picturesAreReadWithTheirSizes() throws IOException {
    for (var format : new String[] {"png", "jpeg", "gif"}) {
      assertThat(Pictures.read(picture(format))).contains(new Picture("image/" + format, 37, 21));
    }
    assertThat(Pictures.read(LOSSY)).contains(new Picture("image/webp", 1, 1));
    assertThat(Pictures.read(LOSSLESS)).contains(new Picture("image/webp", 1, 1));
  }

  @Test
  void aPictureThatEndsTooSoonIsNone() throws IOException {
    for (var bytes :
        new byte[][] {picture("png"), picture("jpeg"), picture("gif"), LOSSY, LOSSLESS}) {
      for (int length = 0; length < bytes.length - 1; length++) {
        assertThat(Pictures.read(Arrays.copyOf(bytes, length))).isEmpty();
      }
    }
  }

  @Property
  void anyBytesAreReadWithoutFailing(@ForAll byte[] bytes) {
    assertThat(Pictures.read(bytes)).isEqualTo(Optional.empty());
  }

  @Property(tries = 2_000)
  void aSpoiledPictureIsReadWithoutFailing(@ForAll int at, @ForAll byte value) throws IOException {
    for (var bytes :
        new byte[][] {picture("png"), picture("jpeg"), picture("gif"), LOSSY.clone()}) {
      bytes[Math.floorMod(at, bytes.length)] = value;
      Pictures.read(bytes)
          .ifPresent(picture -> assertThat(picture.width() * picture.height()).isPositive());
    }
  }

  @Test
  void namesAreMadeHarmless() {
    assertThat(MediaName.clean("../../etc/passwd")).isEqualTo("passwd");
    assertThat(MediaName.clean("C:\\temp\\报价.pdf")).isEqualTo("报价.pdf");
    assertThat(MediaName.clean("a\u202Egpj.exe")).isEqualTo("agpj.exe");
    assertThat(MediaName.clean("\u0000\r\n")).isEqualTo("file");
    assertThat(MediaName.clean("..")).isEqualTo("file");
    assertThat(MediaName.clean("x".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
  }

  private static byte[] webp(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] picture(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
