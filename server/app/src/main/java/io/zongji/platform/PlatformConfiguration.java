package io.zongji.platform;

import com.zaxxer.hikari.HikariConfig;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The parts of the platform: settings, database, clock, JSON, secrets.
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
  /// Seconds after which a statement without an answer counts as lost with its database.
  private static final int ANSWER_SECONDS_MAX = 60;

  /// Has the database notice within half a minute that a server died with its machine, so that its
  /// locks are not kept.
  private static final String NOTICE_DEAD_SERVERS =
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
          + " set tcp_keepalives_count = 3; set idle_in_transaction_session_timeout = '30s'";

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
  WatchedDataSource dataSource(
      Database database,
      @Value("${zongji.pool-size:20}") int poolSize,
      ApplicationEventPublisher events) {
    OutageLog.install();
    var config = new HikariConfig();
    config.setPoolName("zongji");
    config.setJdbcUrl(database.url().jdbcUrl());
    database.url().user().ifPresent(config::setUsername);
    database.url().password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    config.setConnectionInitSql(NOTICE_DEAD_SERVERS);
    config.addDataSourceProperty("ApplicationName", "zongji");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", Integer.toString(ANSWER_SECONDS_MAX));
    try {
      return new WatchedDataSource(
          config, database.url(), () -> events.publishEvent(new DatabaseBack()));
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

  /// Migrations may take longer than anything else is allowed to.
  @Bean
  FlywayConfigurationCustomizer ownConnectionsForMigrations(Database database) {
    var url = database.url();
    return flyway ->
        flyway.dataSource(url.jdbcUrl(), url.user().orElse(null), url.password().orElse(null));
  }

  /// `db` of the health: whether the database can be used.
  @Bean
  HealthIndicator dbHealthIndicator(WatchedDataSource dataSource) {
    return () -> (dataSource.watch().away() ? Health.down() : Health.up()).build();
  }

  @Bean
  DiskWatch diskHealthIndicator(ServerSettings settings) {
    return DiskWatch.of(settings.data());
  }

  /// Between servers by NATS where `ZONGJI_NATS_URL` says so; each installation has a subject of
  /// its own.
  @Bean
  Bus bus(Environment environment, JdbcClient jdbc) {
    var servers = environment.getProperty("ZONGJI_NATS_URL", "").strip();
    if (servers.isEmpty()) {
      return new OwnBus();
    }
    var id = jdbc.sql("select id::text from installation").query(String.class).single();
    return NatsBus.open(servers, "zongji." + id);
  }

  /// `bus` of the health: `AWAY` while other servers cannot be woken, which costs a second of
  /// delay and nothing else, so that the server stays ready.
  @Bean
  HealthIndicator busHealthIndicator(Bus bus) {
    return () -> (bus.connected() ? Health.up() : Health.status("AWAY")).build();
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
