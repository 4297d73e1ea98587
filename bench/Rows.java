import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// What the product's PostgreSQL reaches with nothing of ours before it and nothing else running: messages committed one by
/// one over 16 connections, and in batches of 256 over two.
final class Rows {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(6);
  private static final String BODY = "{\"from\":\"CUSTOMER\",\"content\":{\"kind\":\"TEXT\",\"text\":\"" + "您好，我上周买的机器开不了机了。".repeat(4) + "\"}}";

  private Rows() {}

  /// Rows a second, each a transaction.
  static double single(Product product) throws Exception {
    return rate(product, 16, 1);
  }

  /// Rows a second in batches.
  static double batched(Product product) throws Exception {
    return rate(product, 2, 256);
  }

  private static double rate(Product product, int connections, int batch) throws Exception {
    try (var database = product.connect(); var statement = database.createStatement()) {
      statement.execute(
          "create table bench_message (conversation_id uuid, seq bigint, client_id text, body jsonb,"
              + " primary key (conversation_id, seq))");
    }
    var counted = new AtomicLong();
    var threads = new ArrayList<Thread>();
    long begin = System.nanoTime() + WARM_UP.toNanos();
    long end = begin + MEASURED.toNanos();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofPlatform().start(() -> insert(product, batch, begin, end, counted)));
    }
    for (var thread : threads) {
      thread.join();
    }
    try (var database = product.connect(); var statement = database.createStatement()) {
      statement.execute("drop table bench_message");
      statement.execute("checkpoint");
    }
    return counted.get() / (double) MEASURED.toSeconds();
  }

  private static void insert(Product product, int batch, long begin, long end, AtomicLong counted) {
    var conversation = UUID.randomUUID();
    var sql =
        batch == 1
            ? "insert into bench_message values (?, ?, ?, ?::jsonb)"
            : "insert into bench_message select ?, s, c, b from unnest(?::bigint[], ?::text[], ?::jsonb[]) u(s, c, b)";
    try (var database = product.connect(); var insert = database.prepareStatement(sql)) {
      long seq = 0;
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        fill(insert, conversation, seq, batch);
        seq += batch;
        insert.executeUpdate();
        if (now >= begin) {
          counted.addAndGet(batch);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(PreparedStatement insert, UUID conversation, long seq, int batch) throws Exception {
    insert.setObject(1, conversation);
    if (batch == 1) {
      insert.setLong(2, seq);
      insert.setString(3, UUID.randomUUID().toString());
      insert.setString(4, BODY);
      return;
    }
    var seqs = new long[batch];
    var clients = new String[batch];
    var bodies = new String[batch];
    for (int i = 0; i < batch; i++) {
      seqs[i] = seq + i;
      clients[i] = UUID.randomUUID().toString();
      bodies[i] = BODY;
    }
    insert.setObject(2, seqs);
    insert.setArray(3, insert.getConnection().createArrayOf("text", clients));
    insert.setArray(4, insert.getConnection().createArrayOf("text", bodies));
  }
}
