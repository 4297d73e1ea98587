package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;

/// Small files that are a lot of work.
final class DecodingCostTest {
  @Test
  void deepPixelsCostMoreThanFlatOnes() {
    assertThat(cost(png(7_000, 7_000, 8, 2)).acceptable()).isTrue();
    assertThat(cost(png(7_000, 7_000, 8, 6)).acceptable()).isTrue();
    assertThat(cost(png(7_000, 7_000, 16, 2)).decodedBytes()).isEqualTo(294_000_000);
    assertThat(cost(png(7_000, 7_000, 16, 2)).acceptable()).isFalse();
    assertThat(cost(png(4_000, 3_000, 16, 6)).acceptable()).isTrue();
  }

  @Test
  void eachScanOfAProgressivePictureDrawsAllOfIt() throws IOException {
    var baseline = cost(jpeg(false));
    assertThat(baseline.drawnPixels()).isEqualTo(120 * 80);
    assertThat(baseline.decodedBytes()).isEqualTo(120 * 80 * 3);
    var progressive = cost(jpeg(true));
    assertThat(progressive.draws()).isGreaterThan(3);
    assertThat(progressive.drawnPixels()).isEqualTo(120L * 80 * progressive.draws());
    var many = new DecodingCost(147_000_000, 49_000_000L * 10, 10);
    assertThat(many.acceptable()).isTrue();
    assertThat(many.allowsThumbnail()).isFalse();
  }

  @Test
  void eachFrameOfAnAnimationCounts() {
    assertThat(cost(gif(100, 100, 2_000)).acceptable()).isTrue();
    assertThat(cost(gif(100, 100, 2_001)).acceptable()).isFalse();
    assertThat(cost(gif(2_000, 2_000, 251)).acceptable()).isFalse();
  }

  @Test
  void aFrameThatClaimsToBeLargerThanItsPictureIsNone() {
    var gif = gif(500, 500, 1);
    assertThat(Pictures.read(gif)).isPresent();
    ByteBuffer.wrap(gif).putShort(13 + 5, (short) 0xffff);
    assertThat(Pictures.read(gif)).isEmpty();
    var canvas = webp(500, 500, 499);
    assertThat(Pictures.read(canvas)).contains(new Picture("image/webp", 500, 500));
    assertThat(Pictures.read(webp(500, 500, 16_000))).isEmpty();
  }

  private static DecodingCost cost(byte[] bytes) {
    return DecodingCost.of(bytes, Pictures.read(bytes).orElseThrow());
  }

  /// The structure of a PNG; nobody decodes it.
  static byte[] png(int width, int height, int depth, int colours) {
    var head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    head.put((byte) depth).put((byte) colours);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    for (var chunk :
        new Object[][] {{"IHDR", head.array()}, {"IDAT", new byte[2]}, {"IEND", new byte[0]}}) {
      var body = (byte[]) chunk[1];
      var all = ByteBuffer.allocate(body.length + 12).putInt(body.length);
      all.put(((String) chunk[0]).getBytes(StandardCharsets.US_ASCII)).put(body);
      var crc = new CRC32();
      crc.update(all.array(), 4, body.length + 4);
      out.writeBytes(all.putInt((int) crc.getValue()).array());
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(boolean progressive) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var param = writer.getDefaultWriteParam();
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] gif(int width, int height, int frames) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(size(width, height));
    out.writeBytes(new byte[] {0, 0, 0});
    for (int i = 0; i < frames; i++) {
      out.writeBytes(new byte[] {0x2c, 0, 0, 0, 0});
      out.writeBytes(size(width, height));
      out.writeBytes(new byte[] {0, 2, 1, 0, 0});
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  private static byte[] size(int width, int height) {
    return new byte[] {(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8)};
  }

  /// A canvas with one lossless picture on it that says it is so wide.
  private static byte[] webp(int width, int height, int drawn) {
    var all = ByteBuffer.allocate(12 + 18 + 14).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(all.capacity() - 8);
    all.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
    all.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1)).put((byte) 0);
    all.put("VP8L".getBytes(StandardCharsets.US_ASCII)).putInt(6);
    all.put((byte) 0x2f).putInt(drawn - 1).put((byte) 0);
    return all.array();
  }
}
