package io.zongji.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Queries whose time grows with what the desk has stored: lists and figures of many months.
///
/// Few run at a time and none for long, so that they take neither the connections nor the
/// processors that talk and distribution need.
@Component
public class Reports {
  /// Reports that are made at a time by this server.
  static final int AT_ONCE_MAX = 4;

  /// How long a report waits until it may begin.
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /// How long one statement of a report may take.
  static final Duration STATEMENT_MAX = Duration.ofSeconds(15);

  private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);
  private final JdbcClient jdbc;

  @Autowired
  Reports(DataSource dataSource) {
    this(dataSource, STATEMENT_MAX);
  }

  Reports(DataSource dataSource, Duration statementMax) {
    var template = new JdbcTemplate(dataSource);
    template.setQueryTimeout((int) statementMax.toSeconds());
    jdbc = JdbcClient.create(template);
  }

  /// Statements by it are cancelled when they take longer than [#STATEMENT_MAX].
  public JdbcClient jdbc() {
    return jdbc;
  }

  /// Makes a report; throws a [FaultException] with `request.reports-busy` when too many are being
  /// made, and with `request.report-too-long` when a statement was cancelled.
  public <T> T make(Supplier<T> report) {
    if (!begins()) {
      throw new FaultException(RequestFault.REPORTS_BUSY);
    }
    try {
      return report.get();
    } catch (QueryTimeoutException e) {
      throw new FaultException(RequestFault.REPORT_TOO_LONG, STATEMENT_MAX.toSeconds());
    } finally {
      places.release();
    }
  }

  private boolean begins() {
    try {
      return places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
