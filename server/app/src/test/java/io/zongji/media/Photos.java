package io.zongji.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures as cameras and mischief make them.
final class Photos {
  /// What must not be found in anything that is served.
  static final String PLACE = "N 31.2304 E 121.4737";

  private Photos() {}

  /// A picture whose upper left quarter is red and whose rest is blue.
  static byte[] marked(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.dispose();
    return encoded(image, format);
  }

  /// A PNG that can be seen through.
  static byte[] glass(int width, int height) {
    return encoded(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  /// The JPEG with an EXIF block that tells the turn and the place, and a comment.
  static byte[] taken(byte[] jpeg, int orientation) {
    var place = PLACE.getBytes(StandardCharsets.US_ASCII);
    var exif =
        ByteBuffer.allocate(26 + place.length).put(new Turn(orientation).exif()).put(place).array();
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    segment(out, 0xe1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif));
    segment(out, 0xe1, ("http://ns.adobe.com/xap/1.0/\0" + PLACE).getBytes(StandardCharsets.UTF_8));
    segment(out, 0xfe, ("<script>" + PLACE + "</script>").getBytes(StandardCharsets.UTF_8));
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /// The PNG with a text chunk and a turn.
  static byte[] noted(byte[] png, int orientation) {
    var out = new ByteArrayOutputStream();
    int head = 8 + 25;
    out.write(png, 0, head);
    out.writeBytes(chunk("eXIf", new Turn(orientation).exif()));
    out.writeBytes(chunk("tEXt", ("Comment\0<script>" + PLACE).getBytes(StandardCharsets.UTF_8)));
    out.write(png, head, png.length - head);
    return out.toByteArray();
  }

  /// The GIF with a comment.
  static byte[] commented(byte[] gif) {
    int head = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    var comment = PLACE.getBytes(StandardCharsets.US_ASCII);
    var out = new ByteArrayOutputStream();
    out.write(gif, 0, head);
    out.writeBytes(new byte[] {0x21, (byte) 0xfe, (byte) comment.length});
    out.writeBytes(comment);
    out.write(0);
    out.write(gif, head, gif.length - head);
    return out.toByteArray();
  }

  /// With a page behind its end.
  static byte[] withTail(byte[] picture) {
    return concat(
        picture, ("<html><script>" + PLACE + "</script>").getBytes(StandardCharsets.UTF_8));
  }

  /// A PNG of few bytes that says it is that large.
  static byte[] bomb(int width, int height) {
    var head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeBytes(chunk("IHDR", head.array()));
    out.writeBytes(chunk("IDAT", new byte[20]));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  static boolean tells(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
    out.write(0xff);
    out.write(marker);
    out.write((body.length + 2) >> 8);
    out.write(body.length + 2);
    out.writeBytes(body);
  }

  private static byte[] chunk(String name, byte[] body) {
    var chunk = ByteBuffer.allocate(body.length + 12).putInt(body.length);
    chunk.put(name.getBytes(StandardCharsets.US_ASCII)).put(body);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, body.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }
}
