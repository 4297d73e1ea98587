package io.zongji.audit;

import io.zongji.platform.Json;
import io.zongji.platform.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The audit log in the database; entries are added and read, nothing else.
@Repository
class AuditStore {
  private static final int NAME_CHARACTERS = 300;
  private static final int ADDRESS_CHARACTERS = 64;

  private static final String FROM =
      """
      from audit_entry a left join staff s on s.id = a.staff_id
      where (cast(:kind as text) is null or a.target_kind = :kind)
        and (cast(:operation as text) is null or a.operation = :operation)
        and (:by = '' or strpos(lower(s.name), :by) > 0 or lower(s.number) = :by
          or s.email = :by)
        and (cast(:from as timestamptz) is null or a.at >= :from)
        and (cast(:to as timestamptz) is null or a.at < :to)
      """;

  private final JdbcClient jdbc;

  AuditStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An entry to be added; `before` and `after` are JSON.
  record Fresh(
      Instant at,
      Optional<UUID> staff,
      String address,
      String operation,
      Target target,
      @Nullable String before,
      @Nullable String after) {}

  /// Which entries are asked for.
  ///
  /// @param by lower-case part of a name, or a whole number or e-mail; empty for all
  /// @param to exclusive
  record Filter(
      Optional<Target.Kind> kind,
      Optional<String> operation,
      String by,
      Optional<Instant> from,
      Optional<Instant> to) {}

  void add(Fresh entry) {
    jdbc.sql(
            """
            insert into audit_entry
              (at, staff_id, address, operation, target_kind, target_id, target_name, before, after)
            values (:at, :staff, :address, :operation, :kind, :target, :name,
              cast(:before as jsonb), cast(:after as jsonb))
            """)
        .param("at", Timestamp.from(entry.at()))
        .param("staff", entry.staff().orElse(null))
        .param("address", cut(entry.address(), ADDRESS_CHARACTERS))
        .param("operation", entry.operation())
        .param("kind", entry.target().kind().name())
        .param("target", entry.target().id().orElse(null))
        .param("name", cut(entry.target().name(), NAME_CHARACTERS))
        .param("before", entry.before())
        .param("after", entry.after())
        .update();
  }

  int count(Filter filter) {
    return where("select count(*) ", filter, "").query(Integer.class).single();
  }

  /// The newest first.
  List<AuditEntryView> page(Filter filter, Paging paging) {
    return where(
            """
            select a.id, a.at, a.staff_id, s.number, s.name, a.address, a.operation, a.target_kind,
              a.target_id, a.target_name, a.before::text, a.after::text
            """,
            filter,
            "order by a.at desc, a.id desc limit :limit offset :offset")
        .param("limit", paging.size())
        .param("offset", paging.offset())
        .query(AuditStore::view)
        .list();
  }

  private JdbcClient.StatementSpec where(String select, Filter filter, String tail) {
    return jdbc.sql(select + FROM + tail)
        .param("kind", filter.kind().map(Enum::name).orElse(null))
        .param("operation", filter.operation().orElse(null))
        .param("by", filter.by())
        .param("from", moment(filter.from()))
        .param("to", moment(filter.to()));
  }

  private static SqlParameterValue moment(Optional<Instant> at) {
    return new SqlParameterValue(Types.TIMESTAMP, at.map(Timestamp::from).orElse(null));
  }

  private static AuditEntryView view(ResultSet row, int number) throws SQLException {
    var staff = row.getObject("staff_id", UUID.class);
    var before = row.getString("before");
    var after = row.getString("after");
    return new AuditEntryView(
        row.getString("id"),
        row.getTimestamp("at").toInstant(),
        staff == null
            ? null
            : new AuditEntryView.By(staff, row.getString("number"), row.getString("name")),
        row.getString("address"),
        row.getString("operation"),
        new AuditEntryView.On(
            Target.Kind.valueOf(row.getString("target_kind")),
            row.getString("target_id"),
            row.getString("target_name")),
        before == null ? null : Json.tree(before),
        after == null ? null : Json.tree(after));
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
