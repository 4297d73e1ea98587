package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Pictures and videos as phones write them.
final class IsoFileTest {
  private static final byte[] PLACE = ascii("N31.2304E121.4737");
  private static final byte[] PIXELS = ascii("the pixels");

  @Test
  void aPictureLosesItsPlaceAndKeepsItsPixelsWhereTheyLie() {
    for (var brand : new String[] {"heic", "avif"}) {
      var file = picture(brand);
      var clean = IsoFile.clean(file).orElseThrow();
      assertThat(clean.bytes()).hasSameSizeAs(file).containsSequence(PIXELS);
      assertThat(indexOf(clean.bytes(), PLACE)).isNegative();
      assertThat(indexOf(clean.bytes(), PIXELS)).isEqualTo(indexOf(file, PIXELS));
      assertThat(clean.picture().isPresent()).isEqualTo(brand.equals("avif"));
    }
    assertThat(IsoFile.clean(picture("avif")).orElseThrow().picture())
        .contains(new Picture("image/avif", 640, 480));
  }

  @Test
  void aVideoLosesItsPlaceWhereverItIsWritten() {
    for (var name : new String[] {"udta", "meta", "uuid", "loci", "XMP_"}) {
      var file =
          join(box("ftyp", ascii("qt  0000")), box("moov", box(name, PLACE)), box("mdat", PIXELS));
      var clean = IsoFile.clean(file).orElseThrow().bytes();
      assertThat(clean).as(name).hasSameSizeAs(file).containsSequence(PIXELS);
      assertThat(indexOf(clean, PLACE)).as(name).isNegative();
    }
    var told = track("meta");
    assertThat(indexOf(IsoFile.clean(told).orElseThrow().bytes(), PLACE)).isNegative();
    assertThat(IsoFile.clean(track("vide")).orElseThrow().bytes()).containsSequence(PLACE);
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    var file = picture("heic");
    ByteBuffer.wrap(file).putInt(0, 9_999);
    assertThat(IsoFile.clean(file)).isEmpty();
    assertThat(IsoFile.recognised(ascii("%PDF-1.7 and more"))).isFalse();
  }

  /// A picture with an Exif item that lies behind its pixels.
  private static byte[] picture(String brand) {
    var head = box("ftyp", ascii(brand + "0000"));
    int at = head.length + metaOf(0).length + 8 + PIXELS.length;
    return join(head, metaOf(at), box("mdat", join(PIXELS, PLACE)));
  }

  private static byte[] metaOf(int at) {
    var info = ByteBuffer.allocate(13).putInt(0x02000000).putShort((short) 7).putShort((short) 0);
    var items = join(new byte[] {0, 0, 0, 0, 0, 1}, box("infe", info.put(ascii("Exif")).array()));
    var place = ByteBuffer.allocate(22).putInt(0).putShort((short) 0x4400).putShort((short) 1);
    place
        .putShort((short) 7)
        .putShort((short) 0)
        .putShort((short) 1)
        .putInt(at)
        .putInt(PLACE.length);
    var size = ByteBuffer.allocate(12).putInt(0).putInt(640).putInt(480).array();
    return box(
        "meta",
        join(
            new byte[4],
            box("iinf", items),
            box("iloc", place.array()),
            box("iprp", box("ipco", box("ispe", size)))));
  }

  /// A track of one sample.
  private static byte[] track(String kind) {
    var head = join(box("ftyp", ascii("isom0000")), box("mdat", PLACE));
    var handler = box("hdlr", join(new byte[8], ascii(kind), new byte[12]));
    var runs = ByteBuffer.allocate(20).putInt(0).putInt(1).putInt(1).putInt(1).putInt(1).array();
    var sizes = ByteBuffer.allocate(12).putInt(0).putInt(PLACE.length).putInt(1).array();
    var offsets = ByteBuffer.allocate(12).putInt(0).putInt(1).putInt(head.length - PLACE.length);
    var table = join(box("stsc", runs), box("stsz", sizes), box("stco", offsets.array()));
    return join(
        head,
        box("moov", box("trak", box("mdia", join(handler, box("minf", box("stbl", table)))))));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  private static byte[] box(String name, byte[] body) {
    return ByteBuffer.allocate(8 + body.length)
        .putInt(8 + body.length)
        .put(ascii(name))
        .put(body)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
