package io.zongji.staff;

import io.zongji.platform.Secrets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// From which networks each member of staff has signed in lately. The networks themselves are not
/// kept, only signatures by which they are known again.
@Component
class KnownAddresses {
  /// How long after the last sign-in from there.
  static final Duration KEPT = Duration.ofDays(90);

  /// Networks that are known of one member.
  static final int OF_MEMBER_MAX = 50;

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final InstantSource clock;

  KnownAddresses(JdbcClient jdbc, Secrets secrets, InstantSource clock) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.clock = clock;
  }

  boolean knows(UUID account, String network) {
    return jdbc.sql(
            """
            select exists (select 1 from known_address
              where staff_id = ? and place = ? and last_at >= ?)
            """)
        .param(account)
        .param(place(account, network))
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .query(Boolean.class)
        .single();
  }

  void remember(StaffId member, String network) {
    var account = member.value();
    jdbc.sql(
            """
            insert into known_address (staff_id, place, last_at) values (?, ?, ?)
            on conflict (staff_id, place) do update set last_at = excluded.last_at
            """)
        .param(account)
        .param(place(account, network))
        .param(Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            """
            delete from known_address where last_at < :oldest or (staff_id = :account and place in
              (select place from known_address where staff_id = :account
                order by last_at desc, place offset :most))
            """)
        .param("oldest", Timestamp.from(clock.instant().minus(KEPT)))
        .param("account", account)
        .param("most", OF_MEMBER_MAX)
        .update();
  }

  private String place(UUID account, String network) {
    return secrets.sign("address", account + " " + network);
  }
}
