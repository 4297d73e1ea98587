package io.zongji.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The staff in the database.
@Repository
class StaffStore {
  /// Held while staff is added or removed, so that numbers and the count of administrators hold.
  private static final long LOCK = 0x5a4a_5354L;

  private static final String COLUMNS =
      "id, number, name, email, nickname, mobile, role, must_change, created_at, deleted_at";

  private final JdbcClient jdbc;

  StaffStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Waits for its turn; the turn ends with the transaction.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, _) -> 1).single();
  }

  void insert(Member member, String passwordHash) {
    jdbc.sql(
            """
            insert into staff
              (id, number, name, email, nickname, mobile, role, password_hash, must_change, created_at)
            values
              (:id, :number, :name, :email, :nickname, :mobile, :role, :hash, :mustChange, :at)
            """)
        .param("id", member.id().value())
        .param("number", member.number())
        .param("name", member.name())
        .param("email", member.email())
        .param("nickname", member.nickname())
        .param("mobile", member.mobile())
        .param("role", member.role().name())
        .param("hash", passwordHash)
        .param("mustChange", member.mustChange())
        .param("at", Timestamp.from(member.createdAt()))
        .update();
  }

  boolean update(StaffId id, String name, String nickname, String mobile) {
    return jdbc.sql(
                """
                update staff set name = :name, nickname = :nickname, mobile = :mobile
                where id = :id and deleted_at is null
                """)
            .param("name", name)
            .param("nickname", nickname)
            .param("mobile", mobile)
            .param("id", id.value())
            .update()
        == 1;
  }

  boolean delete(StaffId id, Instant at) {
    return jdbc.sql("update staff set deleted_at = ? where id = ? and deleted_at is null")
            .param(Timestamp.from(at))
            .param(id.value())
            .update()
        == 1;
  }

  boolean setPassword(StaffId id, String hash, boolean mustChange) {
    return jdbc.sql(
                """
                update staff set password_hash = ?, must_change = ?
                where id = ? and deleted_at is null
                """)
            .param(hash)
            .param(mustChange)
            .param(id.value())
            .update()
        == 1;
  }

  String passwordHash(StaffId id) {
    return jdbc.sql("select password_hash from staff where id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  /// One member, be it deleted or not.
  Optional<Member> find(StaffId id) {
    return jdbc.sql("select " + COLUMNS + " from staff where id = ?")
        .param(id.value())
        .query(StaffStore::member)
        .optional();
  }

  List<Member> findAll(Collection<StaffId> ids) {
    return jdbc.sql("select " + COLUMNS + " from staff where id = any(?)")
        .param(ids.stream().map(StaffId::value).toArray(UUID[]::new))
        .query(StaffStore::member)
        .list();
  }

  /// The living administrators, the longest there first.
  List<Member> allAdministrators() {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from staff where deleted_at is null and role = 'ADMIN' order by created_at, id")
        .query(StaffStore::member)
        .list();
  }

  /// The living member with this e-mail or staff number.
  Optional<Member> findByLogin(String login) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from staff where deleted_at is null and (email = lower(?) or lower(number) ="
                + " lower(?)) order by email = lower(?) desc limit 1")
        .param(login)
        .param(login)
        .param(login)
        .query(StaffStore::member)
        .optional();
  }

  boolean numberTaken(String number) {
    return exists(
        "select exists (select 1 from staff where lower(number) = lower(?) and deleted_at is null)",
        number);
  }

  boolean emailTaken(String email) {
    return exists(
        "select exists (select 1 from staff where email = lower(?) and deleted_at is null)", email);
  }

  private boolean exists(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Boolean.class).single();
  }

  /// Whether an administrator has chosen a password, so that somebody can administer.
  boolean anybodyAdministers() {
    return jdbc.sql(
            "select exists (select from staff where role = 'ADMIN' and not must_change"
                + " and deleted_at is null)")
        .query(Boolean.class)
        .single();
  }

  boolean everHadStaff() {
    return jdbc.sql("select exists (select 1 from staff)").query(Boolean.class).single();
  }

  int administrators() {
    return jdbc.sql("select count(*) from staff where role = 'ADMIN' and deleted_at is null")
        .query(Integer.class)
        .single();
  }

  /// The greatest six-digit number ever given; numbers of deleted members are not given again.
  int greatestNumber() {
    return jdbc.sql(
            """
            select coalesce(max(number::int), 0) from staff where number ~ '^[0-9]{6}$'
            """)
        .query(Integer.class)
        .single();
  }

  int count(StaffFilter filter) {
    return where("select count(*) from staff", filter, "").query(Integer.class).single();
  }

  List<Member> page(StaffFilter filter, int limit, int offset) {
    return where(
            "select " + COLUMNS + " from staff",
            filter,
            "order by created_at desc, number desc limit :limit offset :offset")
        .param("limit", limit)
        .param("offset", offset)
        .query(StaffStore::member)
        .list();
  }

  private JdbcClient.StatementSpec where(String select, StaffFilter filter, String tail) {
    var sql = new StringBuilder(select).append(" where deleted_at is null");
    if (!filter.number().isEmpty()) {
      sql.append(" and strpos(lower(number), :number) > 0");
    }
    if (!filter.email().isEmpty()) {
      sql.append(" and strpos(email, :email) > 0");
    }
    if (!filter.name().isEmpty()) {
      sql.append(" and strpos(lower(normalize(name, nfkc)), :name) > 0");
    }
    if (!filter.mobile().isEmpty()) {
      sql.append(" and strpos(regexp_replace(mobile, '[^0-9]', '', 'g'), :mobile) > 0");
    }
    if (filter.among().isPresent()) {
      sql.append(" and id = any(:among)");
    }
    var statement = jdbc.sql(sql.append(' ').append(tail).toString());
    if (filter.among().isPresent()) {
      statement =
          statement.param(
              "among", filter.among().get().stream().map(StaffId::value).toArray(UUID[]::new));
    }
    return statement
        .param("number", filter.number())
        .param("email", filter.email())
        .param("name", filter.name())
        .param("mobile", filter.mobile());
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new StaffId(row.getObject("id", UUID.class)),
        row.getString("number"),
        row.getString("name"),
        row.getString("email"),
        row.getString("nickname"),
        row.getString("mobile"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("must_change"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
            .map(at -> at.withOffsetSameInstant(ZoneOffset.UTC).toInstant()));
  }
}
