package io.zongji.platform;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// An S3-compatible store for media, and how it is reached.
///
/// @param endpoint `ZONGJI_S3_ENDPOINT`; without it the one of AWS in that region
/// @param bucket `ZONGJI_S3_BUCKET`, which must exist
/// @param region `ZONGJI_S3_REGION`, `us-east-1` unless set
/// @param accessKey `ZONGJI_S3_ACCESS_KEY`
/// @param secretKey `ZONGJI_S3_SECRET_KEY`
/// @param pathStyle `ZONGJI_S3_PATH_STYLE`; whether the bucket stands in the path of addresses
///     (`true`, the usual) or in the name of the host (`false`)
public record S3Settings(
    Optional<URI> endpoint,
    String bucket,
    String region,
    String accessKey,
    String secretKey,
    boolean pathStyle) {
  /// Names the bucket; with it set media lie there.
  public static final String BUCKET = "ZONGJI_S3_BUCKET";

  private static final String ENDPOINT = "ZONGJI_S3_ENDPOINT";
  private static final String ACCESS_KEY = "ZONGJI_S3_ACCESS_KEY";
  private static final String SECRET_KEY = "ZONGJI_S3_SECRET_KEY";
  private static final String PATH_STYLE = "ZONGJI_S3_PATH_STYLE";

  /// Reads them; empty when no bucket is named. Throws a [StartupException] that names the one
  /// that is missing or makes no sense.
  static Optional<S3Settings> from(Function<String, Optional<String>> text) {
    var bucket = text.apply(BUCKET);
    if (bucket.isEmpty()) {
      var endpoint = text.apply(ENDPOINT);
      if (endpoint.isPresent()) {
        throw new StartupException(ENDPOINT + " is set and " + BUCKET + " is not");
      }
      return Optional.empty();
    }
    return Optional.of(
        new S3Settings(
            text.apply(ENDPOINT).map(S3Settings::endpoint),
            bucket(bucket.get()),
            text.apply("ZONGJI_S3_REGION").orElse("us-east-1"),
            needed(text, ACCESS_KEY),
            needed(text, SECRET_KEY),
            pathStyle(text.apply(PATH_STYLE).orElse("true"))));
  }

  private static String needed(Function<String, Optional<String>> text, String name) {
    return text.apply(name)
        .orElseThrow(() -> new StartupException(BUCKET + " is set and " + name + " is not"));
  }

  private static String bucket(String text) {
    if (text.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")) {
      return text;
    }
    throw new StartupException(BUCKET + " is \"" + text + "\"; that is no name of a bucket");
  }

  private static URI endpoint(String text) {
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as what is no web address in another way.
    }
    throw new StartupException(
        ENDPOINT + " is \"" + text + "\"; it must be a web address such as https://s3.internal");
  }

  private static boolean pathStyle(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new StartupException(PATH_STYLE + " is \"" + text + "\"; it must be true or false");
    };
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "S3Settings[" + bucket + "]";
  }
}
