package io.zongji.platform;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/// Sets the form of the log by `ZONGJI_LOG`: `text` for people (the default), or `json` with one
/// object a line for programs. Comes right before the log is set up.
public final class LogForm
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  static final String TEXT = "text";
  private static final String JSON = "json";
  private static final String FORMAT = "logging.structured.format.console";

  @Override
  public int getOrder() {
    return LoggingApplicationListener.DEFAULT_ORDER - 1;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    // Anything else is refused with the other settings, once there is a log to say so.
    if (environment.getProperty("ZONGJI_LOG", TEXT).strip().equals(JSON)) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("zongji-log", Map.of(FORMAT, "logstash")));
    }
  }

  static void check(String setting) {
    if (!setting.equals(TEXT) && !setting.equals(JSON)) {
      throw new StartupException(
          "ZONGJI_LOG is \"%s\"; it must be text or json".formatted(setting));
    }
  }
}
