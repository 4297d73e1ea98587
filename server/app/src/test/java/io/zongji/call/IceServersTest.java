package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.platform.StartupException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What pages are told of STUN and TURN.
final class IceServersTest {
  private static final CallId CALL = new CallId(new UUID(8, 1));
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);

  @Test
  void withoutSettingsThereAreNone() {
    assertThat(servers(Map.of()).of(CALL, Call.Side.AGENT)).isEmpty();
  }

  @Test
  void credentialsAreTheHmacOfWhenTheyEndAndWhoTheyAreFor() {
    var settings =
        Map.<String, Object>of(
            "ZONGJI_STUN_URLS",
            "stun:stun.example.com:3478",
            "ZONGJI_TURN_URLS",
            "turn:turn.example.com:3478?transport=udp, turns:turn.example.com:5349",
            "ZONGJI_TURN_SECRET",
            "north");
    var told = servers(settings).of(CALL, Call.Side.CUSTOMER);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).toString()).isEqualTo("{\"urls\":[\"stun:stun.example.com:3478\"]}");
    var turn = told.get(1);
    assertThat(turn.path("urls")).hasSize(2);
    assertThat(turn.path("username").asString())
        .isEqualTo("1700003600:00000000-0000-0008-0000-000000000001-C");
    // printf … | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(turn.path("credential").asString()).isEqualTo("vtW8eT60JnCndGhKK84vbD1yoxk=");
  }

  @Test
  void pagesMayBeHeldToTheRelay() {
    assertThat(servers(Map.of()).transportPolicy()).isEqualTo("all");
    var relayed =
        Map.<String, Object>of(
            "ZONGJI_TURN_URLS",
            "turn:a:1",
            "ZONGJI_TURN_SECRET",
            "north",
            "ZONGJI_CALLS_RELAY_ONLY",
            "true");
    assertThat(servers(relayed).transportPolicy()).isEqualTo("relay");
  }

  @Test
  void settingsThatMakeNoSenseAreNamed() {
    assertThatThrownBy(() -> servers(Map.of("ZONGJI_TURN_URLS", "turn:a:1")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_TURN_SECRET");
    assertThatThrownBy(() -> servers(Map.of("ZONGJI_STUN_URLS", "http://a")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_STUN_URLS");
    assertThatThrownBy(() -> servers(Map.of("ZONGJI_CALLS_RELAY_ONLY", "true")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_TURN_URLS");
    assertThatThrownBy(() -> servers(Map.of("ZONGJI_CALLS_RELAY_ONLY", "yes")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("true or false");
  }

  static IceServers servers(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return new IceServers(environment, () -> NOW);
  }
}
