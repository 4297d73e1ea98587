package io.zongji.call;

import io.zongji.platform.ServerSettings;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How this installation shows itself at Janus.
@Configuration(proxyBeanMethods = false)
class JanusConfiguration {
  @Bean
  JanusHouse janusHouse(
      JdbcClient jdbc, JanusClient client, Environment environment, ServerSettings settings) {
    var id = jdbc.sql("select id::text from installation").query(String.class).single();
    return new JanusHouse(id, client.secret(), recordings(environment, settings));
  }

  private static Path recordings(Environment environment, ServerSettings settings) {
    var named = environment.getProperty("ZONGJI_JANUS_RECORDINGS", "").strip();
    var folder = named.isEmpty() ? settings.data().resolve("calls") : Path.of(named);
    return folder.toAbsolutePath().normalize();
  }
}
