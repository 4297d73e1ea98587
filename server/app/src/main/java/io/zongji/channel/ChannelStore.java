package io.zongji.channel;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Channels in the database. Names and AppIDs that are taken surface as `DuplicateKeyException`.
@Repository
class ChannelStore {
  private final JdbcClient jdbc;

  ChannelStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Channel channel, Optional<byte[]> sealedSecret) {
    jdbc.sql(
            """
            insert into channel
              (id, kind, mode, name, key, app_id, secret_sealed, origins, created_at)
            values (:id, :kind, :mode, :name, :key, :app, :secret, :origins, :at)
            """)
        .param("id", channel.id().value())
        .param("kind", channel.kind().name())
        .param("mode", channel.mode().name())
        .param("name", channel.name())
        .param("key", channel.key())
        .param("app", channel.appId().orElse(null))
        .param("secret", sealedSecret.orElse(null))
        .param("origins", texts(channel.origins()))
        .param("at", Timestamp.from(channel.createdAt()))
        .update();
  }

  void change(ChannelId id, String name, List<Origin> origins) {
    jdbc.sql("update channel set name = :name, origins = :origins where id = :id")
        .param("name", name)
        .param("origins", texts(origins))
        .param("id", id.value())
        .update();
  }

  void changeSecret(ChannelId id, byte[] sealed) {
    jdbc.sql("update channel set secret_sealed = :sealed where id = :id and deleted_at is null")
        .param("sealed", sealed)
        .param("id", id.value())
        .update();
  }

  void delete(ChannelId id, Instant at) {
    jdbc.sql(
            """
            update channel set deleted_at = :at, secret_sealed = null
            where id = :id and deleted_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("id", id.value())
        .update();
  }

  List<Channel> living() {
    return jdbc.sql("select * from channel where deleted_at is null order by created_at, id")
        .query(ChannelStore::read)
        .list();
  }

  /// Also deleted ones, which records still name.
  Optional<Channel> find(ChannelId id) {
    return jdbc.sql("select * from channel where id = :id")
        .param("id", id.value())
        .query(ChannelStore::read)
        .optional();
  }

  Optional<Channel> byKey(String key) {
    return jdbc.sql("select * from channel where key = :key and deleted_at is null")
        .param("key", key)
        .query(ChannelStore::read)
        .optional();
  }

  Optional<Channel> byAppId(String appId) {
    return jdbc.sql("select * from channel where app_id = :app and deleted_at is null")
        .param("app", appId)
        .query(ChannelStore::read)
        .optional();
  }

  /// Whether some living website has this origin.
  boolean isListed(Origin origin) {
    return jdbc.sql(
            """
            select exists (
              select 1 from channel where deleted_at is null and :origin = any(origins))
            """)
        .param("origin", origin.value())
        .query(Boolean.class)
        .single();
  }

  Optional<byte[]> sealedSecret(ChannelId id) {
    return jdbc.sql(
            "select secret_sealed from channel where id = :id and secret_sealed is not null")
        .param("id", id.value())
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  private static String[] texts(List<Origin> origins) {
    return origins.stream().map(Origin::value).toArray(String[]::new);
  }

  private static Channel read(ResultSet row, int number) throws SQLException {
    return new Channel(
        new ChannelId(row.getObject("id", UUID.class)),
        ChannelKind.valueOf(row.getString("kind")),
        Mode.valueOf(row.getString("mode")),
        row.getString("name"),
        row.getString("key"),
        Optional.ofNullable(row.getString("app_id")),
        origins(row.getArray("origins")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("deleted_at") != null);
  }

  private static List<Origin> origins(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray())
        .map(text -> new Origin(text.toString()))
        .toList();
  }
}
