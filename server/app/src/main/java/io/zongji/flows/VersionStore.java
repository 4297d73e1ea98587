package io.zongji.flows;

import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The published versions of flows in the database; they are only ever added.
@Repository
class VersionStore {
  private final JdbcClient jdbc;

  VersionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The number of the next version; stays so while the flow is locked.
  int nextNumber(FlowId flow) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from flow_version where flow_id = :flow")
        .param("flow", flow.value())
        .query(Integer.class)
        .single();
  }

  /// Makes a version of what the draft is now.
  void insertFromDraft(FlowId flow, Version version) {
    jdbc.sql(
            """
            insert into flow_version (flow_id, number, graph, published_at, published_by)
            select id, :number, draft, :at, :by from flow where id = :flow
            """)
        .param("flow", flow.value())
        .param("number", version.number())
        .param("at", Timestamp.from(version.publishedAt()))
        .param("by", version.publishedBy().value())
        .update();
  }

  /// All versions, newest first.
  List<Version> all(FlowId flow) {
    return jdbc.sql(
            """
            select number, published_at, published_by from flow_version
            where flow_id = :flow order by number desc
            """)
        .param("flow", flow.value())
        .query(VersionStore::version)
        .list();
  }

  Optional<Version> find(FlowId flow, int number) {
    return jdbc.sql(
            """
            select number, published_at, published_by from flow_version
            where flow_id = :flow and number = :number
            """)
        .param("flow", flow.value())
        .param("number", number)
        .query(VersionStore::version)
        .optional();
  }

  /// The graph of a version, of deleted flows as well.
  Optional<String> graph(FlowId flow, int number) {
    return jdbc.sql(
            "select graph::text from flow_version where flow_id = :flow and number = :number")
        .param("flow", flow.value())
        .param("number", number)
        .query(String.class)
        .optional();
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    return new Version(
        row.getInt("number"),
        row.getTimestamp("published_at").toInstant(),
        new StaffId(row.getObject("published_by", UUID.class)));
  }
}
