package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.platform.Ids;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database refuses by itself what the rules forbid.
final class SchemaTest {
  private static TestDoor door;
  private static ConversationId waiting;
  private static ConversationId served;
  private static io.zongji.staff.StaffId agent;

  @BeforeAll
  static void begin() {
    door = new TestDoor(TestDatabase.create(), new TestClock());
    agent = door.agent();
    // Whoever waits is offered first, so that the one to be served comes before.
    served = door.served(agent);
    waiting = door.waiting();
  }

  @AfterAll
  static void end() {
    door.close();
  }

  @AfterEach
  void nothingHasChanged() {
    Audit.check(door.jdbc);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update conversation set phase = 'SERVED' where id = :id",
        "update conversation set agent_id = gen_random_uuid() where id = :id",
        "update conversation set offer_id = gen_random_uuid() where id = :id",
        "update conversation set phase = 'OFFERED', agent_id = gen_random_uuid() where id = :id",
        "update conversation set group_id = null where id = :id",
        "update conversation set place_at = null where id = :id",
        "update conversation set place_rank = null where id = :id",
        "update conversation set place_rank = 2 where id = :id",
        "update conversation set phase = 'ENDED' where id = :id",
        "update conversation set ended_at = now() where id = :id",
        "update conversation set phase = 'LOST' where id = :id",
        "update conversation set last_seq = last_seq + 1 where id = :id",
        "update conversation set last_seq = last_seq - 1 where id = :id",
        "delete from conversation where id = :id"
      })
  void aConversationCannotBeBent(String sql) {
    assertThatThrownBy(() -> door.jdbc.sql(sql).param("id", waiting.value()).update())
        .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update agent_desk set load = 2 where staff_id = :id",
        "update agent_desk set load = -1, exclusive = false where staff_id = :id",
        "update agent_desk set load = 0 where staff_id = :id",
        "update agent_desk set wrap_ups = 2 where staff_id = :id",
        "update agent_desk set wrap_ups = -1 where staff_id = :id",
        "update agent_desk set cap = 0 where staff_id = :id",
        "update agent_desk set cap = 3, load = 2 where staff_id = :id",
        "update agent_desk set chosen = 'BUSY' where staff_id = :id"
      })
  void aDeskCannotBeBent(String sql) {
    assertThatThrownBy(() -> door.jdbc.sql(sql).param("id", agent.value()).update())
        .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
  }

  @Test
  void aTimelineHasNoGapsNoDoublesAndNoStrangers() {
    long last = door.find(served).lastSeq();
    assertThatThrownBy(() -> append(served.value(), last + 2, null))
        .hasMessageContaining("no gaps");
    assertThatThrownBy(() -> append(served.value(), last, null))
        .hasMessageContaining("timeline_entry_pkey");
    assertThatThrownBy(() -> append(Ids.next(), 1, null)).hasMessageContaining("no gaps");
  }

  @Test
  void aTimelineIsForEver() {
    assertThatThrownBy(() -> door.jdbc.sql("update timeline_entry set kind = 'X'").update())
        .hasMessageContaining("not allowed");
    assertThatThrownBy(() -> door.jdbc.sql("delete from timeline_entry").update())
        .hasMessageContaining("not allowed");
    assertThatThrownBy(() -> door.jdbc.sql("truncate timeline_entry").update())
        .hasMessageContaining("not allowed");
  }

  @Test
  void aClientIdIsThereOnce() {
    door.done(TestDoor.says(served, "unique", "您好"));
    long last = door.find(served).lastSeq();
    assertThatThrownBy(() -> append(served.value(), last + 1, "unique"))
        .hasMessageContaining("timeline_client_id");
  }

  @Test
  void aCustomerHasOneOpenConversationOfAChannel() {
    assertThatThrownBy(
            () ->
                door.jdbc
                    .sql(
                        """
                        insert into conversation
                          (id, mode, channel_id, customer_id, flow_id, flow_version, entered_at)
                        select gen_random_uuid(), mode, channel_id, customer_id, flow_id,
                               flow_version, now()
                        from conversation where id = ?
                        """)
                    .param(served.value())
                    .update())
        .hasMessageContaining("conversation_open");
  }

  private static void append(
      UUID conversation, long seq, @org.jspecify.annotations.Nullable String clientId) {
    door.jdbc
        .sql(
            """
            insert into timeline_entry
              (conversation_id, seq, at, kind, author_id, client_id, client_span, body)
            select :id, :seq, now(), 'MESSAGE', case when :client::text is not null then
                     (select customer_id from conversation where id = :id) end,
                   :client, case when :client::text is not null then 1 end, '{}'
            """)
        .param("id", conversation)
        .param("seq", seq)
        .param("client", clientId, java.sql.Types.VARCHAR)
        .update();
  }
}
