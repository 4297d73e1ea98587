package io.zongji.realtime;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what this server was not told, because another server committed it: a look at the last
/// sequences and the versions of desks, once a second.
@Component
class CatchUp implements Beat {
  private final Every look = new Every(Duration.ofSeconds(1));
  private final Audience audience;
  private final AgentDesks desks;
  private final JdbcClient jdbc;

  CatchUp(Audience audience, AgentDesks desks, JdbcClient jdbc) {
    this.audience = audience;
    this.desks = desks;
    this.jdbc = jdbc;
  }

  @Override
  public void beat(Instant now) {
    if (look.due(now)) {
      customers(audience.conversations());
      agents();
    }
  }

  /// Looks at these conversations now, of which another server has told.
  void grown(Collection<ConversationId> told) {
    var here =
        audience.workspaces().isEmpty()
            ? told.stream().filter(audience::isHere).toList()
            : List.copyOf(told);
    if (!here.isEmpty()) {
      grown(here.stream().map(ConversationId::value).toArray(UUID[]::new));
    }
  }

  private void customers(Collection<ConversationId> here) {
    if (here.isEmpty()) {
      return;
    }
    lastSeqs(here.stream().map(ConversationId::value).toArray(UUID[]::new))
        .forEach(
            (id, seq) ->
                audience.customers(id).forEach(customer -> customer.follower().behind(seq)));
  }

  private void agents() {
    var links = audience.workspaces();
    if (links.isEmpty()) {
      return;
    }
    var known = desks.findAll(links.stream().map(WorkspaceLink::staff).toList());
    for (var link : links) {
      var version = Optional.ofNullable(known.get(link.staff())).map(AgentDesk::version);
      if (version.filter(newest -> newest > link.deskVersion()).isPresent()) {
        link.deskChanged();
      }
    }
    tasks(links.stream().map(link -> link.staff().value()).toArray(UUID[]::new));
  }

  private void tasks(UUID[] staff) {
    jdbc.sql(
            """
            select agent_id, id, last_seq from conversation where agent_id = any(:staff)
            union all
            select w.staff_id, c.id, c.last_seq
            from wrap_up w join conversation c on c.id = w.conversation_id
            where w.staff_id = any(:staff)
            """)
        .param("staff", staff)
        .query((ResultSet row) -> task(row));
  }

  private void grown(UUID[] conversations) {
    jdbc.sql(
            """
            select c.id, c.last_seq, c.agent_id, w.staff_id
            from conversation c left join wrap_up w on w.conversation_id = c.id
            where c.id = any(:ids)
            """)
        .param("ids", conversations)
        .query(
            (ResultSet row) -> {
              var id = new ConversationId(row.getObject(1, UUID.class));
              long seq = row.getLong(2);
              audience.customers(id).forEach(customer -> customer.follower().behind(seq));
              holder(row.getObject(3, UUID.class), id, seq);
              holder(row.getObject(4, UUID.class), id, seq);
            });
  }

  private void task(ResultSet row) throws SQLException {
    var id = new ConversationId(row.getObject(2, UUID.class));
    holder(row.getObject(1, UUID.class), id, row.getLong(3));
  }

  private void holder(@Nullable UUID staff, ConversationId id, long seq) {
    Optional.ofNullable(staff)
        .map(StaffId::new)
        .flatMap(audience::workspace)
        .ifPresent(link -> link.follower(id).behind(seq));
  }

  private Map<ConversationId, Long> lastSeqs(UUID[] ids) {
    record Line(ConversationId id, long seq) {}
    return jdbc
        .sql("select id, last_seq from conversation where id = any(:ids)")
        .param("ids", ids)
        .query(
            (row, number) ->
                new Line(new ConversationId(row.getObject(1, UUID.class)), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Line::id, Line::seq));
  }
}
