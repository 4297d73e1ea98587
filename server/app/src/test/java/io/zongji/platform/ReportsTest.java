package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class ReportsTest {
  private static Reports reports(Duration statementMax) {
    var url = TestPostgres.url("postgres");
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url.jdbcUrl());
    url.user().ifPresent(dataSource::setUser);
    url.password().ifPresent(dataSource::setPassword);
    return new Reports(dataSource, statementMax);
  }

  @Test
  void aReportThatTakesTooLongIsStoppedAndSaysWhy() {
    var reports = reports(Duration.ofSeconds(1));

    assertThatThrownBy(
            () ->
                reports.make(
                    () ->
                        reports
                            .jdbc()
                            .sql("select count(*) from pg_sleep(60)")
                            .query(Long.class)
                            .single()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isEqualTo(RequestFault.REPORT_TOO_LONG));
    assertThat(reports.make(() -> "the next")).isEqualTo("the next");
  }

  @Test
  void whatAReportThrowsGoesOn() {
    var reports = reports(Duration.ofSeconds(1));
    for (int i = 0; i <= Reports.AT_ONCE_MAX; i++) {
      assertThatThrownBy(
              () ->
                  reports.make(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(reports.make(() -> "the next")).isEqualTo("the next");
  }
}
