package io.zongji.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// The parts of the platform: settings, database, clock, JSON, secrets.
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
  @Bean
  ServerSettings serverSettings(Environment environment) {
    return ServerSettings.from(environment);
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableWebServerFactory> port(ServerSettings settings) {
    return factory -> factory.setPort(settings.port());
  }

  @Bean
  Database database(ServerSettings settings) {
    return Database.open(settings);
  }

  @Bean
  DataSource dataSource(Database database, @Value("${zongji.pool-size:20}") int poolSize) {
    var config = new HikariConfig();
    config.setPoolName("zongji");
    config.setJdbcUrl(database.url().jdbcUrl());
    database.url().user().ifPresent(config::setUsername);
    database.url().password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("ApplicationName", "zongji");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    try {
      return new HikariDataSource(config);
    } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new StartupException(
          "The database at "
              + database.url().jdbcUrl()
              + " (ZONGJI_DATABASE_URL) cannot be reached: "
              + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource instantSource() {
    return InstantSource.system();
  }

  @Bean
  IdSource ids() {
    return Ids::next;
  }

  @Bean
  Background background() {
    return Background.virtualThreads();
  }

  @Bean
  Secrets secrets(ServerSettings settings, Environment environment) {
    return Secrets.open(settings.data(), environment.getProperty("ZONGJI_SECRET", ""));
  }

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return Json::strict;
  }
}
