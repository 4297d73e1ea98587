package io.zongji.demo;

import io.zongji.customer.ChannelId;
import io.zongji.staff.StaffId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers that the sample desk has been set up.
@Repository
class DemoStore {
  private final JdbcClient jdbc;

  DemoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The sample desk as it was set up; agent and channel may be deleted meanwhile.
  record SampleDesk(StaffId agent, ChannelId channel) {}

  /// Keeps other servers from setting it up as well, until the transaction ends.
  void lock() {
    jdbc.sql("lock table demo in exclusive mode").update();
  }

  Optional<SampleDesk> find() {
    return jdbc.sql("select agent_id, channel_id from demo")
        .query(
            (row, _) ->
                new SampleDesk(
                    new StaffId(row.getObject("agent_id", UUID.class)),
                    new ChannelId(row.getObject("channel_id", UUID.class))))
        .optional();
  }

  void insert(SampleDesk desk, Instant at) {
    jdbc.sql("insert into demo (agent_id, channel_id, made_at) values (?, ?, ?)")
        .param(desk.agent().value())
        .param(desk.channel().value())
        .param(Timestamp.from(at))
        .update();
  }
}
