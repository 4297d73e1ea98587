package io.zongji.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Customers in the database.
@Repository
class CustomerStore {
  private final JdbcClient jdbc;

  CustomerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds a customer unless the channel already knows the external id; says whether it was added.
  boolean add(Customer customer) {
    return jdbc.sql(
                """
                insert into customer (id, channel_id, external_id, name, note, created_at, last_seen_at)
                values (:id, :channel, :external, :name, :note, :at, :at)
                on conflict (channel_id, external_id) do nothing
                """)
            .param("id", customer.id().value())
            .param("channel", customer.channel().value())
            .param("external", customer.externalId().orElse(null))
            .param("name", customer.name())
            .param("note", customer.note())
            .param("at", Timestamp.from(customer.createdAt()))
            .update()
        == 1;
  }

  Optional<Customer> find(CustomerId id) {
    return jdbc.sql("select * from customer where id = :id")
        .param("id", id.value())
        .query(CustomerStore::read)
        .optional();
  }

  Optional<Customer> find(ChannelId channel, String externalId) {
    return jdbc.sql(
            "select * from customer where channel_id = :channel and external_id = :external")
        .param("channel", channel.value())
        .param("external", externalId)
        .query(CustomerStore::read)
        .optional();
  }

  boolean setName(CustomerId id, String name) {
    return jdbc.sql("update customer set name = :name where id = :id")
            .param("name", name)
            .param("id", id.value())
            .update()
        == 1;
  }

  boolean setNote(CustomerId id, String note) {
    return jdbc.sql("update customer set note = :note where id = :id")
            .param("note", note)
            .param("id", id.value())
            .update()
        == 1;
  }

  void setSeen(CustomerId id, Instant at) {
    jdbc.sql("update customer set last_seen_at = greatest(last_seen_at, :at) where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id.value())
        .update();
  }

  private static Customer read(ResultSet row, int number) throws SQLException {
    return new Customer(
        new CustomerId(row.getObject("id", UUID.class)),
        new ChannelId(row.getObject("channel_id", UUID.class)),
        Optional.ofNullable(row.getString("external_id")),
        row.getString("name"),
        row.getString("note"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("last_seen_at").toInstant());
  }
}
