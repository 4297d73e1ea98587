package io.zongji.flows;

import io.zongji.customer.ChannelId;
import io.zongji.platform.Mode;
import io.zongji.platform.Paging;
import io.zongji.skill.SkillGroupId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Flows, their drafts and their links in the database; deleted flows are not seen here.
@Repository
class FlowStore {
  private static final String FLOW =
      """
      select id, mode, name, draft_revision, published_version, updated_at,
        (select count(*) from flow_link where flow_id = flow.id) as links
      from flow where deleted_at is null
      """;

  private final JdbcClient jdbc;

  FlowStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Flow flow, String draft) {
    jdbc.sql(
            """
            insert into flow (id, mode, name, draft, draft_revision, created_at, updated_at)
            values (:id, :mode, :name, cast(:draft as jsonb), :revision, :at, :at)
            """)
        .param("id", flow.id().value())
        .param("mode", flow.mode().name())
        .param("name", flow.name())
        .param("draft", draft)
        .param("revision", flow.draftRevision())
        .param("at", Timestamp.from(flow.updatedAt()))
        .update();
  }

  Optional<Flow> find(FlowId id) {
    return jdbc.sql(FLOW + " and id = :id")
        .param("id", id.value())
        .query(FlowStore::flow)
        .optional();
  }

  /// Finds a flow and keeps everybody else from changing or linking it until the transaction
  /// ends.
  Optional<Flow> lock(FlowId id) {
    // The links are counted in a statement of its own: one that waited for the lock would still
    // count those there were before.
    jdbc.sql("select id from flow where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional();
    return find(id);
  }

  List<Flow> page(@Nullable Mode mode, String name, Paging paging) {
    return jdbc.sql(
            FLOW + FILTER + " order by updated_at desc, id desc limit :limit offset :offset")
        .param("mode", mode == null ? "" : mode.name())
        .param("name", like(name))
        .param("limit", paging.size())
        .param("offset", paging.offset())
        .query(FlowStore::flow)
        .list();
  }

  int count(@Nullable Mode mode, String name) {
    return jdbc.sql("select count(*) from flow where deleted_at is null" + FILTER)
        .param("mode", mode == null ? "" : mode.name())
        .param("name", like(name))
        .query(Integer.class)
        .single();
  }

  private static final String FILTER = " and (:mode = '' or mode = :mode) and name ilike :name";

  boolean nameTaken(Mode mode, String name) {
    return jdbc.sql(
            """
            select exists (
              select 1 from flow where mode = :mode and normal_key(name) = normal_key(:name) and deleted_at is null)
            """)
        .param("mode", mode.name())
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  Optional<String> draft(FlowId id) {
    return jdbc.sql("select draft::text from flow where id = :id and deleted_at is null")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  void saveDraft(FlowId id, String name, String draft, Instant at) {
    jdbc.sql(
            """
            update flow set name = :name, draft = cast(:draft as jsonb),
              draft_revision = draft_revision + 1, updated_at = :at
            where id = :id
            """)
        .param("id", id.value())
        .param("name", name)
        .param("draft", draft)
        .param("at", Timestamp.from(at))
        .update();
  }

  void setPublished(FlowId id, @Nullable Integer version, Instant at) {
    jdbc.sql("update flow set published_version = :version, updated_at = :at where id = :id")
        .param("id", id.value())
        .param("version", version)
        .param("at", Timestamp.from(at))
        .update();
  }

  void delete(FlowId id, Instant at) {
    jdbc.sql("update flow set deleted_at = :at where id = :id")
        .param("id", id.value())
        .param("at", Timestamp.from(at))
        .update();
  }

  void link(FlowId flow, ChannelId channel, Instant at) {
    jdbc.sql(
            """
            insert into flow_link (flow_id, channel_id, linked_at) values (:flow, :channel, :at)
            on conflict do nothing
            """)
        .param("flow", flow.value())
        .param("channel", channel.value())
        .param("at", Timestamp.from(at))
        .update();
  }

  boolean unlink(FlowId flow, ChannelId channel) {
    return jdbc.sql("delete from flow_link where flow_id = :flow and channel_id = :channel")
            .param("flow", flow.value())
            .param("channel", channel.value())
            .update()
        == 1;
  }

  int unlinkAll(ChannelId channel) {
    return jdbc.sql("delete from flow_link where channel_id = :channel")
        .param("channel", channel.value())
        .update();
  }

  /// The channels of each of these flows, in the order in which they were linked.
  Map<FlowId, List<ChannelId>> channelsOf(Collection<FlowId> flows) {
    var channels = new HashMap<FlowId, List<ChannelId>>();
    if (flows.isEmpty()) {
      return channels;
    }
    jdbc.sql(
            """
            select flow_id, channel_id from flow_link where flow_id in (:flows)
            order by linked_at, channel_id
            """)
        .param("flows", flows.stream().map(FlowId::value).toList())
        .query(
            row -> {
              channels
                  .computeIfAbsent(
                      new FlowId(row.getObject("flow_id", UUID.class)), _ -> new ArrayList<>())
                  .add(new ChannelId(row.getObject("channel_id", UUID.class)));
            });
    return channels;
  }

  /// The flows of a channel, in the order in which they were linked.
  List<Flow> linkedTo(ChannelId channel) {
    return jdbc.sql(
            """
            with found as (%s)
            select found.* from found join flow_link on flow_id = id
            where channel_id = :channel order by linked_at, id
            """
                .formatted(FLOW))
        .param("channel", channel.value())
        .query(FlowStore::flow)
        .list();
  }

  /// The flows whose draft or version in force has a Transfer to the group.
  List<Flow> pointingAt(SkillGroupId group) {
    return jdbc.sql(
            FLOW
                + """
                 and (jsonb_path_exists(draft, cast(:path as jsonpath), cast(:group as jsonb))
                  or exists (
                    select 1 from flow_version
                    where flow_id = flow.id and number = flow.published_version
                      and jsonb_path_exists(graph, cast(:path as jsonpath), cast(:group as jsonb))))
                order by mode, name
                """)
        .param("path", "$.modules[*].skillGroupId ? (@ == $group)")
        .param("group", "{\"group\":\"" + group.value() + "\"}")
        .query(FlowStore::flow)
        .list();
  }

  private static Flow flow(ResultSet row, int number) throws SQLException {
    return new Flow(
        new FlowId(row.getObject("id", UUID.class)),
        Mode.valueOf(row.getString("mode")),
        row.getString("name"),
        row.getLong("draft_revision"),
        Optional.ofNullable(row.getObject("published_version", Integer.class)),
        row.getInt("links"),
        row.getTimestamp("updated_at").toInstant());
  }

  private static String like(String part) {
    return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
