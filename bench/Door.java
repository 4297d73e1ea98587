import io.zongji.Zongji;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.ClientId;
import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.Phase;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Database;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// How many durable messages a second pass the door, beside what single rows reach that are committed
/// one by one in the same PostgreSQL in the same run. Closed loop: 200 conversations with an agent
/// each, K commands in flight in each, half of them the customer's, half the agent's.
final class Door {
  private static final int CONVERSATIONS = 200;
  private static final int IN_FLIGHT = 4;
  private static final int CONNECTIONS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final String TEXT =
      "您好，我上周在你们这里买的那台机器今天早上突然开不了机了，电源灯也不亮，请问是应该先送修还是可以直接换一台新的呢？谢谢啦！";
  private static final Path OUT = Path.of("bench", "out", "door.json");

  private final Conversations conversations;
  private final AgentDesks desks;
  private final JdbcClient jdbc;
  private final Database database;
  private final UUID group = Ids.next();
  private final FlowId flow = new FlowId(Ids.next());

  private Door(ConfigurableApplicationContext server) {
    conversations = server.getBean(Conversations.class);
    desks = server.getBean(AgentDesks.class);
    jdbc = server.getBean(JdbcClient.class);
    database = server.getBean(Database.class);
  }

  private record Talk(ConversationId id, StaffId agent) {}

  private record Rate(double perSecond, long count, double p50Ms, double p99Ms) {}

  public static void main(String[] args) throws Exception {
    var data = Files.createTempDirectory("zongji-bench");
    try (var server =
        Zongji.application().run("--ZONGJI_PORT=0", "--ZONGJI_DATA=" + data)) {
      new Door(server).run();
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
    System.exit(0);
  }

  private void run() throws Exception {
    var before = singleRows();
    var door = served();
    var after = singleRows();
    var single = (before.perSecond() + after.perSecond()) / 2;
    check(door.count());
    report(before, after, door, door.perSecond() / single);
  }

  private void report(Rate before, Rate after, Rate door, double ratio) throws Exception {
    var json =
        String.format(
            Locale.ROOT,
            """
            {
              "workload": "door",
              "conversations": %d,
              "inFlightPerConversation": %d,
              "measuredSeconds": %d,
              "singleRowConnections": %d,
              "singleRowCommitsPerSecond": {"before": %.0f, "after": %.0f},
              "durableMessagesPerSecond": %.0f,
              "latencyMs": {"p50": %.1f, "p99": %.1f},
              "ratio": %.2f
            }
            """,
            CONVERSATIONS,
            IN_FLIGHT,
            MEASURED.toSeconds(),
            CONNECTIONS,
            before.perSecond(),
            after.perSecond(),
            door.perSecond(),
            door.p50Ms(),
            door.p99Ms(),
            ratio);
    Files.createDirectories(OUT.getParent());
    Files.writeString(OUT, json);
    System.out.println(json);
  }

  /// Inserts as a server would that commits each message by itself.
  private Rate singleRows() throws Exception {
    jdbc.sql(
            """
            create table if not exists bench_message (
              conversation_id uuid, seq bigint, client_id text, body jsonb,
              primary key (conversation_id, seq))
            """)
        .update();
    var loops = new ArrayList<Loop>();
    for (int i = 0; i < CONNECTIONS; i++) {
      loops.add(singleRowLoop(UUID.randomUUID()));
    }
    var rate = measure(loops);
    jdbc.sql("drop table bench_message").update();
    jdbc.sql("checkpoint").update();
    return rate;
  }

  private Loop singleRowLoop(UUID conversation) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            database.url().jdbcUrl(),
            database.url().user().orElseThrow(),
            database.url().password().orElse(""));
    var insert = connection.prepareStatement("insert into bench_message values (?, ?, ?, ?::jsonb)");
    var seq = new AtomicLong();
    var body = "{\"from\":\"CUSTOMER\",\"content\":{\"kind\":\"TEXT\",\"text\":\"" + TEXT + "\"}}";
    return new Loop(
        () -> {
          insert.setObject(1, conversation);
          insert.setLong(2, seq.incrementAndGet());
          insert.setString(3, UUID.randomUUID().toString());
          insert.setString(4, body);
          insert.executeUpdate();
        },
        connection::close);
  }

  /// Sets the conversations up and lets everybody talk, while the agents' browsers stay there.
  private Rate served() throws Exception {
    var over = new AtomicBoolean();
    var staff = staff();
    var leases =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    desks.seen(staff);
                    pause();
                  }
                });
    var loops = new ArrayList<Loop>();
    for (var talk : talks(staff)) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        boolean customer = i % 2 == 0;
        loops.add(new Loop(() -> say(talk, customer), () -> {}));
      }
    }
    var rate = measure(loops);
    over.set(true);
    leases.join();
    return rate;
  }

  private void say(Talk talk, boolean customer) {
    var id = ClientId.of(UUID.randomUUID().toString());
    var content = new Content.Text(TEXT);
    Command command =
        customer
            ? new Command.CustomerSays(talk.id(), id, content)
            : new Command.AgentSays(talk.id(), id, talk.agent(), content);
    var outcome = conversations.submit(command);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + outcome);
    }
    said.incrementAndGet();
  }

  private final AtomicLong said = new AtomicLong();

  /// Everything acknowledged is in the timelines, once.
  private void check(long measured) {
    long stored =
        jdbc.sql("select count(*) from timeline_entry where client_id is not null")
            .query(Long.class)
            .single();
    if (stored != said.get() || measured > stored) {
      throw new IllegalStateException("acknowledged " + said.get() + ", stored " + stored);
    }
  }

  private List<StaffId> staff() {
    jdbc.sql("insert into skill_group values (?, 'OMNIMEDIA', 'bench', 1, now())")
        .param(group)
        .update();
    return IntStream.range(0, CONVERSATIONS).mapToObj(this::agent).toList();
  }

  private List<Talk> talks(List<StaffId> staff) throws Exception {
    publish(staff.getFirst());
    var talks = new ArrayList<Talk>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      talks.add(talk());
    }
    return talks;
  }

  private StaffId agent(int number) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into staff (id, number, name, email, role, password_hash, created_at)
            values (?, ?, 'bench', ?, 'AGENT', '-', now())
            """)
        .params(id, "9" + (10_000 + number), number + "@bench.example")
        .update();
    jdbc.sql("insert into skill_group_member values (?, ?)").params(group, id).update();
    desks.goOnline(new StaffId(id), Ids.next());
    return new StaffId(id);
  }

  private void publish(StaffId by) {
    var graph =
        """
        {"modules":[
          {"id":"a","kind":"START","label":"a","position":{"x":0,"y":0}},
          {"id":"b","kind":"TRANSFER_TO_AGENT","label":"b","position":{"x":0,"y":1},
           "skillGroupId":"%s","queueText":"q","failureText":"f","successText":"s",
           "queueLimitSeconds":null,"failureExit":false},
          {"id":"c","kind":"END","label":"c","position":{"x":0,"y":2},"silenceSeconds":600,
           "silenceText":"t","agentEndedText":"e"}],
         "wires":[{"from":"a","exit":"next","to":"b"},{"from":"b","exit":"next","to":"c"}]}
        """
            .formatted(group);
    jdbc.sql(
            """
            insert into flow (id, mode, name, draft, created_at, updated_at)
            values (?, 'OMNIMEDIA', 'bench', ?::jsonb, now(), now())
            """)
        .params(flow.value(), graph)
        .update();
    jdbc.sql("insert into flow_version values (?, 1, ?::jsonb, now(), ?)")
        .params(flow.value(), graph, by.value())
        .update();
  }

  private Talk talk() throws Exception {
    var id = new ConversationId(Ids.next());
    conversations.submit(
        new Command.Enter(
            id,
            Mode.OMNIMEDIA,
            new ChannelId(Ids.next()),
            ChannelKind.WEBSITE,
            new CustomerId(Ids.next()),
            flow,
            1,
            Optional.empty()));
    var until = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(until)) {
      var conversation = conversations.find(id).orElseThrow();
      if (conversation.phase() == Phase.OFFERED) {
        return accept(conversation);
      }
      Thread.sleep(1);
    }
    throw new IllegalStateException("nobody was offered the conversation");
  }

  private Talk accept(Conversation conversation) {
    var agent = conversation.agent().orElseThrow();
    var offer = conversation.offer().orElseThrow().id();
    conversations.submit(
        new Command.Accept(conversation.id(), Optional.empty(), agent, offer));
    return new Talk(conversation.id(), agent);
  }

  /// One caller that does a thing again and again.
  private record Loop(Act act, Act end) {}

  private interface Act {
    void run() throws Exception;
  }

  private static Rate measure(List<Loop> loops) throws Exception {
    var begin = System.nanoTime() + WARM_UP.toNanos();
    var end = begin + MEASURED.toNanos();
    var threads = new ArrayList<Thread>();
    var results = new ArrayList<long[]>();
    var failure = new AtomicBoolean();
    for (var loop : loops) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      var latencies = repeat(loop, begin, end);
                      synchronized (results) {
                        results.add(latencies);
                      }
                    } catch (Exception e) {
                      failure.set(true);
                      e.printStackTrace();
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    if (failure.get()) {
      throw new IllegalStateException("a caller failed");
    }
    var all = results.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Rate(
        all.length / (double) MEASURED.toSeconds(),
        all.length,
        all[all.length / 2] / 1e6,
        all[(int) (all.length * 0.99)] / 1e6);
  }

  private static long[] repeat(Loop loop, long begin, long end) throws Exception {
    var latencies = new long[1024];
    int count = 0;
    try {
      for (long now = System.nanoTime(); now < end; ) {
        loop.act().run();
        long done = System.nanoTime();
        if (now >= begin && done < end) {
          if (count == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * count);
          }
          latencies[count++] = done - now;
        }
        now = done;
      }
    } finally {
      loop.end().run();
    }
    return Arrays.copyOf(latencies, count);
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
