package io.zongji.platform;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.env.Environment;

/// What the operator sets by environment.
///
/// @param port `ZONGJI_PORT`, 8080 unless set; 0 takes a free one
/// @param data `ZONGJI_DATA`, the folder for the database, media and the key; `./data` unless set
/// @param databaseUrl `ZONGJI_DATABASE_URL`; without it PostgreSQL runs as a child process
/// @param metricsToken `ZONGJI_METRICS_TOKEN`; without it only this machine reads the metrics
/// @param drain `ZONGJI_DRAIN_SECONDS`, 0 to 30; how long a server that was told to stop goes on
///     while it already says that it is not ready, so that a load balancer hears of it
/// @param framesPerSecond `ZONGJI_FRAMES_PER_SECOND`, frames a second from one socket, 20
///     unless set; more for a gateway that speaks for many customers, or for a benchmark
/// @param s3 where media lie; without it in the data folder
/// @param proxies `ZONGJI_TRUSTED_PROXIES` and `ZONGJI_PROXY_HEADERS`: whose word on where a
///     request comes from is believed, and which; this machine's alone unless set
public record ServerSettings(
    int port,
    Path data,
    Optional<DatabaseUrl> databaseUrl,
    Optional<String> metricsToken,
    Duration drain,
    int framesPerSecond,
    Optional<S3Settings> s3,
    ProxySettings proxies) {
  private static final int FRAMES_MAX = 1_000_000;

  /// Frames a second from one socket unless something else is set.
  private static final int FRAMES = 20;

  /// What is in the data folder while a backup is being restored into it.
  public static final String RESTORING = ".restoring";

  private static final int DRAIN_SECONDS_MAX = 30;
  private static final int TOKEN_CHARACTERS_MIN = 16;

  /// The settings that every server has, the others as usual.
  ServerSettings(int port, Path data, Optional<DatabaseUrl> databaseUrl) {
    this(
        port,
        data,
        databaseUrl,
        Optional.empty(),
        Duration.ZERO,
        FRAMES,
        Optional.empty(),
        ProxySettings.USUAL);
  }

  /// Reads the settings; throws a [StartupException] that names the one that makes no sense.
  public static ServerSettings from(Environment environment) {
    LogForm.check(text(environment, "ZONGJI_LOG").orElse(LogForm.TEXT));
    return new ServerSettings(
        port(text(environment, "ZONGJI_PORT").orElse("8080")),
        folder(text(environment, "ZONGJI_DATA").orElse("data")),
        text(environment, "ZONGJI_DATABASE_URL").map(DatabaseUrl::parse),
        text(environment, "ZONGJI_METRICS_TOKEN").map(ServerSettings::token),
        drain(text(environment, "ZONGJI_DRAIN_SECONDS").orElse("0")),
        text(environment, "ZONGJI_FRAMES_PER_SECOND").map(ServerSettings::frames).orElse(FRAMES),
        S3Settings.from(name -> text(environment, name)),
        ProxySettings.from(name -> text(environment, name)));
  }

  private static Optional<String> text(Environment environment, String name) {
    return Optional.ofNullable(environment.getProperty(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new StartupException(
        "ZONGJI_PORT is \"%s\"; it must be a whole number from 0 to 65535".formatted(text));
  }

  private static int frames(String text) {
    if (text.matches("\\d{1,7}")
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) <= FRAMES_MAX) {
      return Integer.parseInt(text);
    }
    throw new StartupException(
        "ZONGJI_FRAMES_PER_SECOND is \"%s\"; it must be a whole number from 1 to %d"
            .formatted(text, FRAMES_MAX));
  }

  private static Duration drain(String text) {
    if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= DRAIN_SECONDS_MAX) {
      return Duration.ofSeconds(Integer.parseInt(text));
    }
    throw new StartupException(
        "ZONGJI_DRAIN_SECONDS is \"%s\"; it must be a whole number from 0 to %d"
            .formatted(text, DRAIN_SECONDS_MAX));
  }

  private static String token(String text) {
    if (text.length() < TOKEN_CHARACTERS_MIN) {
      throw new StartupException(
          "ZONGJI_METRICS_TOKEN has %d characters; it must have at least %d"
              .formatted(text.length(), TOKEN_CHARACTERS_MIN));
    }
    return text;
  }

  private static Path folder(String text) {
    var names = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (text.indexOf('\ufffd') >= 0 || !Charset.forName(names).newEncoder().canEncode(text)) {
      throw new StartupException(
          ("ZONGJI_DATA has letters that the locale of this process (%s) does not have; start"
                  + " Zongji with LC_ALL=C.UTF-8")
              .formatted(names));
    }
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw new StartupException("ZONGJI_DATA is \"%s\"; it must be a folder".formatted(text), e);
    }
  }
}
