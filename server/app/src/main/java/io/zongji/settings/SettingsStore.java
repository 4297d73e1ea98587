package io.zongji.settings;

import io.zongji.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Settings and quick replies in the database.
@Repository
class SettingsStore {
  private final JdbcClient jdbc;

  SettingsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ModeSettings of(Mode mode) {
    return jdbc.sql(
            """
            select offer_timeout_on, offer_timeout_seconds, rest_after_miss, agent_order,
              last_agent_first, restore_seconds
            from mode_setting where mode = ?
            """)
        .param(mode.name())
        .query(
            (row, _) ->
                new ModeSettings(
                    row.getBoolean(1),
                    row.getInt(2),
                    row.getBoolean(3),
                    AgentOrder.valueOf(row.getString(4)),
                    row.getBoolean(5),
                    row.getInt(6)))
        .single();
  }

  void save(Mode mode, ModeSettings settings) {
    jdbc.sql(
            """
            update mode_setting set offer_timeout_on = ?, offer_timeout_seconds = ?,
              rest_after_miss = ?, agent_order = ?, last_agent_first = ?, restore_seconds = ?
            where mode = ?
            """)
        .param(settings.offerTimeoutOn())
        .param(settings.offerTimeoutSeconds())
        .param(settings.restAfterMiss())
        .param(settings.agentOrder().name())
        .param(settings.lastAgentFirst())
        .param(settings.restoreSeconds())
        .param(mode.name())
        .update();
  }

  CommonSettings common() {
    return jdbc.sql(
            """
            select company_name, accent_colour, nobody_online_grace_seconds, place_kept_seconds,
              flow_away_seconds, agent_gone_seconds, agent_return_seconds, time_zone
            from common_setting
            """)
        .query(
            (row, _) ->
                new CommonSettings(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7),
                    row.getString(8)))
        .single();
  }

  void save(CommonSettings settings) {
    jdbc.sql(
            """
            update common_setting set company_name = ?, accent_colour = ?,
              nobody_online_grace_seconds = ?, place_kept_seconds = ?, flow_away_seconds = ?,
              agent_gone_seconds = ?, agent_return_seconds = ?, time_zone = ?
            """)
        .param(settings.companyName())
        .param(settings.accentColour())
        .param(settings.nobodyOnlineGraceSeconds())
        .param(settings.placeKeptSeconds())
        .param(settings.flowAwaySeconds())
        .param(settings.agentGoneSeconds())
        .param(settings.agentReturnSeconds())
        .param(settings.timeZone())
        .update();
  }

  List<QuickReply> replies(Mode mode) {
    return jdbc.sql(
            """
            select id, mode, title, text, position from quick_reply
            where mode = ? order by position, id
            """)
        .param(mode.name())
        .query(SettingsStore::reply)
        .list();
  }

  Optional<QuickReply> findReply(UUID id) {
    return jdbc.sql("select id, mode, title, text, position from quick_reply where id = ?")
        .param(id)
        .query(SettingsStore::reply)
        .optional();
  }

  int countReplies(Mode mode) {
    return jdbc.sql("select count(*) from quick_reply where mode = ?")
        .param(mode.name())
        .query(Integer.class)
        .single();
  }

  void insert(QuickReply reply) {
    jdbc.sql("insert into quick_reply (id, mode, title, text, position) values (?, ?, ?, ?, ?)")
        .param(reply.id())
        .param(reply.mode().name())
        .param(reply.title())
        .param(reply.text())
        .param(reply.position())
        .update();
  }

  boolean update(QuickReply reply) {
    return jdbc.sql(
                """
                update quick_reply set title = ?, text = ?, position = ? where id = ? and mode = ?
                """)
            .param(reply.title())
            .param(reply.text())
            .param(reply.position())
            .param(reply.id())
            .param(reply.mode().name())
            .update()
        == 1;
  }

  boolean deleteReply(UUID id) {
    return jdbc.sql("delete from quick_reply where id = ?").param(id).update() == 1;
  }

  private static QuickReply reply(ResultSet row, int number) throws SQLException {
    return new QuickReply(
        row.getObject("id", UUID.class),
        Mode.valueOf(row.getString("mode")),
        row.getString("title"),
        row.getString("text"),
        row.getInt("position"));
  }
}
