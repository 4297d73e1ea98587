package io.zongji.media;

import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MediaId;
import io.zongji.conversation.MediaKind;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is known about media, in the database.
@Repository
class MediaStore {
  private final JdbcClient jdbc;

  MediaStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How much a conversation holds.
  ///
  /// @param recent how many came since the moment asked about
  record Usage(long count, long bytes, long recent) {}

  Usage usage(ConversationId conversation, Instant since) {
    return jdbc.sql(
            """
            select count(*), coalesce(sum(bytes), 0), count(*) filter (where created_at > :since)
            from media where conversation_id = :conversation
            """)
        .param("since", Timestamp.from(since))
        .param("conversation", conversation.value())
        .query((row, number) -> new Usage(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  void add(StoredMedia media, byte[] sha256) {
    var content = media.content();
    jdbc.sql(
            """
            insert into media
              (id, conversation_id, customer_id, uploaded_by, kind, content_type, name, bytes,
               width, height, duration_ms, thumbnail_type, sha256, created_at)
            values (:id, :conversation, :customer, :by, :kind, :type, :name, :bytes,
               :width, :height, :duration, :thumbnail, :sha, :at)
            """)
        .param("id", content.media().value())
        .param("conversation", media.conversation().value())
        .param("customer", media.customer().value())
        .param("by", media.uploadedBy().map(StaffId::value).orElse(null))
        .param("kind", content.kind().name())
        .param("type", content.contentType())
        .param("name", content.name())
        .param("bytes", content.bytes())
        .param("width", content.width())
        .param("height", content.height())
        .param("duration", content.durationMs().orElse(null))
        .param("thumbnail", media.thumbnailType().orElse(null))
        .param("sha", sha256)
        .param("at", Timestamp.from(media.createdAt()))
        .update();
  }

  Optional<StoredMedia> find(MediaId id) {
    return jdbc.sql("select * from media where id = :id")
        .param("id", id.value())
        .query(MediaStore::read)
        .optional();
  }

  /// Marks those from before that moment that a message carries.
  void markSent(Instant before) {
    jdbc.sql(
            """
            update media m set sent = true
            where not m.sent and m.created_at < :before and exists (
              select 1 from timeline_entry e
              where e.conversation_id = m.conversation_id and e.kind = 'MESSAGE'
                and e.body->'content'->>'mediaId' = m.id::text)
            """)
        .param("before", Timestamp.from(before))
        .update();
  }

  /// Removes some of those from before that moment that no message carries; what is said meanwhile
  /// keeps its own.
  List<MediaId> removeUnsent(Instant before, int atMost) {
    return jdbc.sql(
            """
            delete from media m where m.id in (
              select id from media where not sent and created_at < :before
              order by created_at limit :most)
            and not exists (
              select 1 from timeline_entry e
              where e.conversation_id = m.conversation_id and e.kind = 'MESSAGE'
                and e.body->'content'->>'mediaId' = m.id::text)
            returning m.id
            """)
        .param("before", Timestamp.from(before))
        .param("most", atMost)
        .query((row, number) -> new MediaId(row.getObject("id", UUID.class)))
        .list();
  }

  private static StoredMedia read(ResultSet row, int number) throws SQLException {
    return new StoredMedia(
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        Optional.ofNullable(row.getObject("uploaded_by", UUID.class)).map(StaffId::new),
        new Content.Media(
            new MediaId(row.getObject("id", UUID.class)),
            MediaKind.valueOf(row.getString("kind")),
            row.getString("content_type"),
            row.getString("name"),
            row.getLong("bytes"),
            row.getInt("width"),
            row.getInt("height"),
            Optional.ofNullable(row.getObject("duration_ms", Long.class))),
        Optional.ofNullable(row.getString("thumbnail_type")),
        row.getTimestamp("created_at").toInstant());
  }
}
