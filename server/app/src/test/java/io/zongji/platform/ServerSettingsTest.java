package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class ServerSettingsTest {
  private static ServerSettings read(Map<String, Object> values) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    return ServerSettings.from(environment);
  }

  @Test
  void hasUsualValues() {
    var settings = read(Map.of("ZONGJI_PORT", "", "ZONGJI_DATA", " ", "ZONGJI_DATABASE_URL", ""));
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isAbsolute().hasFileName("data");
    assertThat(settings.databaseUrl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "65536", "80.5", "8080 9090"})
  void saysWhichPortMakesNoSense(String port) {
    assertThatThrownBy(() -> read(Map.of("ZONGJI_PORT", port)))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_PORT")
        .hasMessageContaining(port);
  }
}
