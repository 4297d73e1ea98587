package io.zongji.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/// Names a file of the jar by its content, so that a browser keeps it exactly as long as it is the
/// same. Each is read once.
final class ContentTags implements Function<Resource, String> {
  private final Map<String, String> known = new ConcurrentHashMap<>();

  @Override
  public String apply(Resource file) {
    return known.computeIfAbsent(file.getDescription(), _ -> tagOf(file));
  }

  private static String tagOf(Resource file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
