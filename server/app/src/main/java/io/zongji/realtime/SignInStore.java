package io.zongji.realtime;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sign-in sessions of connected agents. Whoever works in the workspace all day makes few other
/// requests; the open socket keeps the session.
@Repository
class SignInStore {
  private final JdbcClient jdbc;

  SignInStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those of the members of staff who are signed in nowhere.
  List<StaffId> signedOut(Collection<StaffId> staff, Instant now) {
    return jdbc.sql(
            """
            select id from unnest(:ids) as t (id)
            where not exists (
              select 1 from staff_session where principal_name = id::text and expiry_time > :now)
            """)
        .param("ids", staff.stream().map(StaffId::value).toArray(UUID[]::new))
        .param("now", now.toEpochMilli())
        .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
        .list();
  }

  /// Keeps those of the sessions that are still good for a while more and tells which they are.
  Set<String> renew(Collection<String> sessions, Instant now) {
    jdbc.sql(
            """
            update staff_session
            set last_access_time = :now, expiry_time = :now + max_inactive_interval * 1000
            where session_id = any(:ids) and expiry_time > :now
              and last_access_time < :now - 60000
            """)
        .param("now", now.toEpochMilli())
        .param("ids", sessions.toArray(String[]::new))
        .update();
    return new HashSet<>(
        jdbc.sql(
                """
                select trim(session_id) from staff_session
                where session_id = any(:ids) and expiry_time > :now
                """)
            .param("now", now.toEpochMilli())
            .param("ids", sessions.toArray(String[]::new))
            .query(String.class)
            .list());
  }
}
