package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.platform.StartupException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The STUN and TURN servers by which pages behind routers find each other: `ZONGJI_STUN_URLS`,
/// `ZONGJI_TURN_URLS` (several with commas between) and `ZONGJI_TURN_SECRET`. With
/// `ZONGJI_CALLS_RELAY_ONLY` pages use no other way than through the TURN servers.
///
/// Credentials for TURN are made as coturn checks them with `use-auth-secret`: the name is the
/// moment at which they end (in seconds since 1970) and whom they are for, the password the
/// HMAC-SHA-1 of the name, in base64.
@Component
class IceServers {
  private static final String RELAY_ONLY = "ZONGJI_CALLS_RELAY_ONLY";
  private static final Pattern STUN = Pattern.compile("stuns?:[^\\s,?]+");
  private static final Pattern TURN =
      Pattern.compile("turns?:[^\\s,?]+(?:\\?transport=(?:udp|tcp))?");

  private final List<String> stun;
  private final List<String> turn;
  private final String secret;
  private final boolean relayOnly;
  private final InstantSource clock;

  IceServers(Environment environment, InstantSource clock) {
    this.stun = urls(environment, "ZONGJI_STUN_URLS", STUN, "stun:stun.example.com:3478");
    this.turn = urls(environment, "ZONGJI_TURN_URLS", TURN, "turn:turn.example.com:3478");
    this.secret = environment.getProperty("ZONGJI_TURN_SECRET", "").strip();
    this.relayOnly = relayOnly(environment);
    this.clock = clock;
    if (!turn.isEmpty() && secret.isEmpty()) {
      throw new StartupException(
          "ZONGJI_TURN_URLS is set without ZONGJI_TURN_SECRET (coturn: static-auth-secret)");
    }
    if (relayOnly && turn.isEmpty()) {
      throw new StartupException(RELAY_ONLY + " is true without ZONGJI_TURN_URLS to relay by");
    }
  }

  private static boolean relayOnly(Environment environment) {
    var text = environment.getProperty(RELAY_ONLY, "false").strip();
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new StartupException(RELAY_ONLY + " is \"" + text + "\"; it must be true or false");
    };
  }

  private static List<String> urls(
      Environment environment, String name, Pattern form, String example) {
    var urls =
        Arrays.stream(environment.getProperty(name, "").split(","))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .toList();
    for (var url : urls) {
      if (!form.matcher(url).matches()) {
        throw new StartupException(
            "%s has \"%s\"; it must look like %s, several with commas between"
                .formatted(name, url, example));
      }
    }
    return urls;
  }

  /// What a page of that side hands to its connection; fresh credentials each time.
  ArrayNode of(CallId call, Call.Side side) {
    var servers = JsonNodeFactory.instance.arrayNode();
    if (!stun.isEmpty()) {
      stun.forEach(servers.addObject().putArray("urls")::add);
    }
    if (!turn.isEmpty()) {
      var server = servers.addObject();
      turn.forEach(server.putArray("urls")::add);
      var ends = clock.instant().plus(Limits.TURN_CREDENTIALS_LIFE_MAX).getEpochSecond();
      var name = ends + ":" + call.value() + "-" + side.name().charAt(0);
      server.put("username", name).put("credential", credential(name));
    }
    return servers;
  }

  /// Which ways a page may use, as its connection takes it: `all`, or `relay` alone.
  String transportPolicy() {
    return relayOnly ? "relay" : "all";
  }

  private String credential(String name) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA-1", e);
    }
  }
}
