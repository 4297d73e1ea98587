package io.zongji.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the small pictures that lists and bubbles show. Only a part of the pixels of a large
/// picture is ever in memory, except for WebP, whose reader knows no other way and which has a
/// smaller limit.
final class Thumbnails {
  /// The longest side of a thumbnail, in pixels; smaller pictures need none.
  static final int SIDE_PIXELS_MAX = 480;

  /// The most pixels of a WebP picture that gets a thumbnail.
  static final long WEBP_PIXELS_MAX = 16_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
  private static final float QUALITY = 0.82f;

  private Thumbnails() {}

  /// The thumbnail; empty when the picture is small enough itself, or its pixels cannot be read
  /// here. It may still be shown by browsers then, as it is.
  static Optional<Thumbnail> of(BarePicture picture) {
    var size = picture.picture();
    boolean webp = size.contentType().equals("image/webp");
    if (Math.max(size.width(), size.height()) <= SIDE_PIXELS_MAX
        || (webp && (long) size.width() * size.height() > WEBP_PIXELS_MAX)
        || !DecodingCost.of(picture.bytes(), size).allowsThumbnail()) {
      return Optional.empty();
    }
    try {
      return Optional.of(write(shrink(read(picture), picture.turn())));
    } catch (IOException | RuntimeException e) {
      // Decoders throw all sorts of things at broken pixels.
      LOG.debug("no thumbnail of a {}", size.contentType(), e);
      return Optional.empty();
    }
  }

  private static BufferedImage read(BarePicture picture) throws IOException {
    var size = picture.picture();
    var reader = reader(size.contentType());
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) > size.width() || reader.getHeight(0) > size.height()) {
        // A frame may claim to be larger than the picture that it is part of.
        throw new IOException("a frame is larger than its picture");
      }
      var param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * SIDE_PIXELS_MAX));
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String contentType) throws IOException {
    if (contentType.equals("image/webp")) {
      return new WebPImageReaderSpi().createReaderInstance();
    }
    var name = contentType.substring("image/".length()).toLowerCase(Locale.ROOT);
    return ImageIO.getImageReadersByFormatName(name).next();
  }

  private static BufferedImage shrink(BufferedImage image, Turn turn) {
    double scale =
        Math.min(1, (double) SIDE_PIXELS_MAX / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var small =
        new BufferedImage(
            turn.swaps() ? height : width,
            turn.swaps() ? width : height,
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.transform(turn.upright(width, height));
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  private static Thumbnail write(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    if (image.getColorModel().hasAlpha()) {
      ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out));
      return new Thumbnail("image/png", out.toByteArray());
    }
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return new Thumbnail("image/jpeg", out.toByteArray());
  }
}
