package io.zongji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The upgrade of a database in which names and addresses look alike.
final class NormalFormsMigrationTest {
  private static final String BEFORE = "61";
  private final TestDatabase database = TestDatabase.ofVersion(BEFORE);
  private final JdbcClient jdbc = database.jdbc();

  @Test
  void namesThatLookAlikeAreToldApartAndNoneIsTaken() {
    group("ONLINE", "Sales", 1);
    group("ONLINE", "sales", 2);
    group("ONLINE", "ＳＡＬＥＳ\u200b", 3);
    group("ONLINE", "SALES (2)", 4);
    group("PHONE", "sales", 5);
    var long1 = "一二三四五六七八九十一二三四五六七八九十";
    group("ONLINE", long1.substring(0, 19) + "a", 6);
    group("ONLINE", long1.substring(0, 19) + "A", 7);
    group("ONLINE", long1.substring(0, 16) + " (2)", 8);
    flow("Menu", 1);
    flow("menu", 2);
    flow("menu (2)", 3);
    flow("MENU (２)", 4);
    channel("站点", 1);
    channel("站点\u200b", 2);
    database.migrate();
    assertThat(names("skill_group"))
        .containsExactly(
            "Sales",
            "sales (3)",
            "ＳＡＬＥＳ\u200b (4)",
            "SALES (2)",
            "sales",
            long1.substring(0, 19) + "a",
            long1.substring(0, 16) + " (3)",
            long1.substring(0, 16) + " (2)");
    assertThat(names("flow")).containsExactly("Menu", "menu (3)", "menu (2)", "MENU (２) (2)");
    assertThat(names("channel")).containsExactly("站点", "站点\u200b (2)");
  }

  @Test
  void addressesComeIntoTheirFormWhereNobodyElseHasIt() {
    member("a1", "alone\u200b@example.com", 1);
    member("a2", "two@example.com", 2);
    member("a3", "two\u200b@example.com", 3);
    member("a4", "three\u200b@example.com", 4);
    member("a5", "three\u200d@example.com", 5);
    member("a6", "\u200b\u200b@a", 6);
    database.migrate();
    assertThat(jdbc.sql("select email from staff order by created_at").query(String.class).list())
        .containsExactly(
            "alone@example.com",
            "two@example.com",
            "two\u200b@example.com",
            "three\u200b@example.com",
            "three\u200d@example.com",
            "\u200b\u200b@a");
  }

  private List<String> names(String table) {
    return jdbc.sql("select name from " + table + " order by created_at")
        .query(String.class)
        .list();
  }

  private void group(String mode, String name, int day) {
    jdbc.sql(
            "insert into skill_group (id, mode, name, cap, created_at)"
                + " values (?, ?, ?, 1, date '2026-01-01' + cast(? as int))")
        .params(UUID.randomUUID(), mode, name, day)
        .update();
  }

  private void flow(String name, int day) {
    jdbc.sql(
            "insert into flow (id, mode, name, draft, created_at, updated_at)"
                + " values (?, 'ONLINE', ?, '{}', date '2026-01-01' + cast(? as int), now())")
        .params(UUID.randomUUID(), name, day)
        .update();
  }

  private void channel(String name, int day) {
    jdbc.sql(
            "insert into channel (id, kind, mode, name, key, created_at)"
                + " values (?, 'WEBSITE', 'ONLINE', ?, ?, date '2026-01-01' + cast(? as int))")
        .params(UUID.randomUUID(), name, "channelkey" + day, day)
        .update();
  }

  private void member(String number, String email, int day) {
    jdbc.sql(
            "insert into staff (id, number, name, email, role, password_hash, created_at)"
                + " values (?, ?, 'n', ?, 'AGENT', '', date '2026-01-01' + cast(? as int))")
        .params(UUID.randomUUID(), number, email, day)
        .update();
  }
}
