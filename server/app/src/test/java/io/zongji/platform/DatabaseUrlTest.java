package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {
  @Test
  void aClusterHasSeveralHosts() {
    var url = DatabaseUrl.parse("postgres://u:p%40s@a:5433,b/zongji?targetServerType=primary");
    assertThat(url.jdbcUrl())
        .isEqualTo("jdbc:postgresql://a:5433,b:5432/zongji?targetServerType=primary");
    assertThat(url.user()).contains("u");
    assertThat(url.password()).contains("p@s");
  }

  @Test
  void readsWhatHostersHandOut() {
    assertThat(DatabaseUrl.parse("postgres://zongji:p%40ss+w:rd@db.example.com:6432/desk"))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db.example.com:6432/desk",
                Optional.of("zongji"),
                Optional.of("p@ss+w:rd")));
    assertThat(DatabaseUrl.parse("postgresql://db/desk?sslmode=require"))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db:5432/desk?sslmode=require",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void readsWhatJdbcWants() {
    assertThat(DatabaseUrl.parse("jdbc:postgresql://db/desk?user=a&ssl=true&password=b%26c"))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db:5432/desk?ssl=true", Optional.of("a"), Optional.of("b&c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://db/desk", "db:5432/desk", "jdbc:h2:mem:x", "postgres://"})
  void saysHowAnAddressMustLook(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_DATABASE_URL");
  }

  @Test
  void aPasswordIsNeverRepeated() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgres://u:pa ss^word@db/desk"))
        .isInstanceOf(StartupException.class)
        .hasMessageNotContaining("ss^word");
  }
}
