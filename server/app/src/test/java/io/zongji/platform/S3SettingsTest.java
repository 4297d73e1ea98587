package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class S3SettingsTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "ZONGJI_S3_ENDPOINT", "https://s3.internal:9000",
          "ZONGJI_S3_BUCKET", "zongji-media",
          "ZONGJI_S3_ACCESS_KEY", "access",
          "ZONGJI_S3_SECRET_KEY", "very secret");

  @Test
  void withoutABucketMediaLieInTheFolder() {
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void whatIsNotSetIsAsUsual() {
    assertThat(read(WHOLE))
        .contains(
            new S3Settings(
                Optional.of(URI.create("https://s3.internal:9000")),
                "zongji-media",
                "us-east-1",
                "access",
                "very secret",
                true));
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertNamed("ZONGJI_S3_ENDPOINT", "s3.internal");
    assertNamed("ZONGJI_S3_BUCKET", "no bucket");
    assertNamed("ZONGJI_S3_PATH_STYLE", "perhaps");
    assertNamed("ZONGJI_S3_SECRET_KEY", "");
    assertNamed("ZONGJI_S3_ACCESS_KEY", "");
    assertNamed("ZONGJI_S3_BUCKET", "");
  }

  @Test
  void theSecretIsNotWritten() {
    assertThat(read(WHOLE).orElseThrow().toString()).doesNotContain("secret");
  }

  private static void assertNamed(String name, String value) {
    var settings = new HashMap<>(WHOLE);
    settings.put(name, value);
    assertThatThrownBy(() -> read(settings))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(name);
  }

  private static Optional<S3Settings> read(Map<String, String> settings) {
    return S3Settings.from(
        name -> Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty()));
  }
}
