package io.zongji;

import io.zongji.platform.DatabaseUrl;
import io.zongji.platform.TestPostgres;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A fresh database for a test class, copied from one that was migrated once in this JVM.
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final DataSource MAIN = dataSource(TestPostgres.url("postgres"));
  private static final String TEMPLATE = migrated();

  private final DatabaseUrl url;

  private TestDatabase(DatabaseUrl url) {
    this.url = url;
  }

  /// Makes a database that nobody else uses.
  public static synchronized TestDatabase create() {
    var name = "test_" + COUNT.incrementAndGet();
    JdbcClient.create(MAIN).sql("create database " + name + " template " + TEMPLATE).update();
    return new TestDatabase(TestPostgres.url(name));
  }

  /// Makes an empty database as it was when this was the newest version of its schema.
  public static synchronized TestDatabase ofVersion(String version) {
    var name = "test_" + COUNT.incrementAndGet();
    JdbcClient.create(MAIN).sql("create database " + name).update();
    var made = new TestDatabase(TestPostgres.url(name));
    Flyway.configure().dataSource(made.dataSource()).target(version).load().migrate();
    return made;
  }

  /// Brings it to the newest version of the schema.
  public void migrate() {
    Flyway.configure().dataSource(dataSource()).load().migrate();
  }

  /// Connections to it, one opened for each use.
  public DataSource dataSource() {
    return dataSource(url);
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  /// Its address as `ZONGJI_DATABASE_URL` wants it.
  public String address() {
    return url.jdbcUrl()
        + "?user="
        + url.user().orElseThrow()
        + "&password="
        + url.password().orElseThrow();
  }

  private static String migrated() {
    var name = "template_of_tests";
    JdbcClient.create(MAIN).sql("create database " + name).update();
    Flyway.configure().dataSource(dataSource(TestPostgres.url(name))).load().migrate();
    return name;
  }

  private static DataSource dataSource(DatabaseUrl url) {
    return new DriverManagerDataSource(
        url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
  }
}
