package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.conversation.CallId;
import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import io.zongji.staff.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who reaches recordings, which ranges of them players are given, and what is taken down.
final class RecordingTest extends EdgeTest {
  private static final AtomicInteger DESKS = new AtomicInteger();
  private static final Duration LEASE = Duration.ofDays(1);

  /// The customers of one test are not offered to the agents of another.
  @BeforeEach
  void haveADeskOfItsOwn() {
    newDesk("录制" + DESKS.incrementAndGet());
  }

  @Test
  void eachAgentHearsTheCallsThatTheyServed() throws IOException {
    var visitor = enter();
    var one = agent();
    var two = agent();
    var other = agent();
    try (var first = online(one);
        var page = page(visitor, 0)) {
      serve(visitor, page, first);
      var before = recorded(visitor, 1);
      clock.forward(Duration.ofSeconds(5));
      try (var second = online(two)) {
        pass(visitor, first, second, two);
      }
      clock.forward(Duration.ofSeconds(5));
      var after = recorded(visitor, 1);

      assertThat(heard(boss(), visitor)).containsExactly(before, after);
      assertThat(heard(signIn(one.email()), visitor)).containsExactly(before, after);
      assertThat(heard(signIn(two.email()), visitor)).containsExactly(after);
      assertThat(boss().get(path(before)).status()).isEqualTo(200);
      assertThat(signIn(one.email()).get(path(before)).status()).isEqualTo(200);
      assertThat(signIn(two.email()).get(path(after)).status()).isEqualTo(200);
      assertThat(code(signIn(two.email()).get(path(before)), 404))
          .isEqualTo("call.recording-unknown");

      assertThat(code(signIn(other.email()).get(list(visitor)), 404))
          .isEqualTo("call.recording-unknown");
      assertThat(code(signIn(other.email()).get(path(after)), 404))
          .isEqualTo("call.recording-unknown");
      assertThat(client().get(list(visitor)).status()).isEqualTo(401);
      assertThat(client().get(path(after)).status()).isEqualTo(401);
      assertThat(client().bearer(visitor.token()).get(path(after)).status()).isIn(401, 403);
    }
  }

  @Test
  void anAgentOfAConversationWithoutRecordingsIsToldThatThereAreNone() {
    var visitor = enter();
    var member = agent();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      assertThat(heard(signIn(member.email()), visitor)).isEmpty();
      assertThat(heard(boss(), visitor)).isEmpty();
    }
  }

  @Test
  void administratorsAloneDeleteAndItIsTakenDown() throws IOException {
    var visitor = enter();
    var member = agent();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      var call = recorded(visitor, 1);
      assertThat(signIn(member.email()).delete(path(call)).status()).isEqualTo(403);
      assertThat(client().delete(path(call)).status()).isIn(401, 403);
      assertThat(file(call)).exists();

      assertThat(boss().delete(path(call)).status()).isEqualTo(204);
      assertThat(file(call)).doesNotExist();
      assertThat(heard(boss(), visitor)).isEmpty();
      assertThat(code(boss().delete(path(call)), 404)).isEqualTo("call.recording-unknown");
      var taken = boss().get("/api/audit?kind=RECORDING").body().path("items").get(0);
      assertThat(taken.path("operation").asString()).isEqualTo("deleteRecording");
      assertThat(taken.path("target").path("id").asString()).isEqualTo(call.toString());
      assertThat(taken.path("by").path("number").asString())
          .isEqualTo(testStaff().administrator().number());
      assertThat(taken.path("before").path("conversationId").asString())
          .isEqualTo(visitor.conversation().toString());
    }
  }

  @Test
  void whatIsStillRecordedOrMadeIsNotDeleted() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      var id = visitor.conversation();
      page.ask("call", Map.of("conversation", id, "clientId", "call", "media", "VOICE"));
      // A call that goes on: otherwise its recording would be made due in the background.
      var running = present(visitor);
      jdbc()
          .sql(
              """
              insert into recording (call_id, conversation_id, begun_at, state)
              values (?, ?, ?, 'RUNNING')
              """)
          .params(running, id, now())
          .update();
      var making = UUID.randomUUID();
      jdbc()
          .sql(
              """
              insert into recording (call_id, conversation_id, begun_at, ended_at, due_at, state)
              values (?, ?, ?, ?, ?, 'MAKING')
              """)
          .params(making, id, now(), now(), Timestamp.from(clock.instant().plus(LEASE)))
          .update();
      assertThat(code(boss().delete(path(running)), 409)).isEqualTo("call.recording-busy");
      assertThat(code(boss().delete(path(making)), 409)).isEqualTo("call.recording-busy");
      assertThat(heard(boss(), visitor)).containsExactlyInAnyOrder(running, making);
    }
  }

  /// As after a restore with a folder that was copied later than its database.
  @Test
  void aFileThatIsThereAlreadyCounts() throws IOException {
    var visitor = enter();
    var call = recorded(visitor, 1);
    var film = film();
    Files.write(file(call), film);
    jdbc()
        .sql(
            """
            update recording set state = 'DUE', due_at = ?, bytes = null, length_ms = null
            where call_id = ?
            """)
        .params(now(), call)
        .update();
    clock.forward(Duration.ofSeconds(1));
    eventually(
        "made",
        () -> {
          bean(Recordings.class).look();
          return listed(visitor).path("state").asString().equals("MADE");
        });
    assertThat(listed(visitor).path("bytes").asLong()).isEqualTo(film.length);
    assertThat(listed(visitor).path("lengthMs").asLong()).isPositive();
    assertThat(boss().get(path(call)).bytes()).isEqualTo(film);
  }

  @Test
  void playersAreGivenTheRangesTheyAskFor() throws IOException {
    var call = recorded(enter(), 1_000);
    var bytes = Files.readAllBytes(file(call));
    var whole = boss().get(path(call));
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.bytes()).isEqualTo(bytes);
    assertThat(header(whole, "Content-Type")).isEqualTo("video/webm");
    assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(whole, "Cache-Control")).isEqualTo("no-store");

    part(call, "bytes=0-", 0, bytes);
    part(call, "bytes=100-199", 100, Arrays.copyOfRange(bytes, 100, 200));
    part(call, "bytes=990-", 990, Arrays.copyOfRange(bytes, 990, 1_000));
    part(call, "bytes=-10", 990, Arrays.copyOfRange(bytes, 990, 1_000));
    part(call, "bytes=990-5000", 990, Arrays.copyOfRange(bytes, 990, 1_000));
    for (var nonsense : List.of("bytes=1000-", "bytes=9-1", "bytes=a-b", "metres=1-2")) {
      var refused = boss().get(path(call), nonsense);
      assertThat(refused.status()).as(nonsense).isEqualTo(416);
      assertThat(header(refused, "Content-Range")).as(nonsense).isEqualTo("bytes */1000");
    }
  }

  @Test
  void listeningIsTakenDownWhereItBegins() throws IOException {
    var call = recorded(enter(), 1_000);
    boss().get(path(call), "bytes=500-");
    assertThat(listenings(call)).isZero();
    boss().get(path(call), "bytes=0-");
    assertThat(listenings(call)).isEqualTo(1);
    boss().get(path(call));
    assertThat(listenings(call)).isEqualTo(2);
  }

  /// A recording without its file, as after a restore without the folder.
  @Test
  void whatHasNoFileIsNotThere() throws IOException {
    var call = recorded(enter(), 1);
    Files.delete(file(call));
    assertThat(code(boss().get(path(call)), 404)).isEqualTo("call.recording-unknown");
  }

  private JsonNode listed(Visitor visitor) {
    return boss().get(list(visitor)).body().path("items").get(0);
  }

  private UUID present(Visitor visitor) {
    return jdbc()
        .sql("select (state #>> '{calls,present,id}')::uuid from conversation where id = ?")
        .param(visitor.conversation())
        .query(UUID.class)
        .single();
  }

  private static byte[] film() throws IOException {
    try (var in = RecordingTest.class.getResourceAsStream("/voices/film.webm")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private long listenings(UUID call) {
    return boss()
        .get("/api/audit?kind=RECORDING&size=100")
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.path("operation").asString().equals("playRecording"))
        .filter(one -> one.path("target").path("id").asString().equals(call.toString()))
        .count();
  }

  private void part(UUID call, String range, int from, byte[] expected) {
    var answer = boss().get(path(call), range);
    assertThat(answer.status()).as(range).isEqualTo(206);
    assertThat(answer.bytes()).as(range).isEqualTo(expected);
    assertThat(header(answer, "Content-Range"))
        .isEqualTo("bytes %d-%d/1000".formatted(from, from + expected.length - 1));
    assertThat(header(answer, "Content-Length")).isEqualTo("" + expected.length);
    assertThat(header(answer, "Content-Type")).isEqualTo("video/webm");
  }

  private static String header(TestClient.Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }

  private static String list(Visitor visitor) {
    return "/api/recordings?conversation=" + visitor.conversation();
  }

  private static String path(UUID call) {
    return "/api/recordings/" + call;
  }

  private List<UUID> heard(TestClient browser, Visitor visitor) {
    var answer = browser.get(list(visitor));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer
        .body()
        .path("items")
        .valueStream()
        .map(one -> UUID.fromString(one.path("callId").asString()))
        .toList();
  }

  private Path file(UUID call) {
    return bean(Recordings.class).file(new CallId(call));
  }

  /// A call of the visitor that is over, with a recording of that many bytes.
  private UUID recorded(Visitor visitor, int bytes) throws IOException {
    var call = UUID.randomUUID();
    Files.createDirectories(Objects.requireNonNull(file(call).getParent()));
    var content = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      content[i] = (byte) (i * 7);
    }
    Files.write(file(call), content);
    jdbc()
        .sql(
            """
            insert into recording
              (call_id, conversation_id, begun_at, ended_at, state, bytes, length_ms)
            values (?, ?, ?, ?, 'MADE', ?, 1000)
            """)
        .params(call, visitor.conversation(), now(), now(), bytes)
        .update();
    return call;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /// Transfers the served visitor to that member, who accepts.
  private void pass(Visitor visitor, TestSocket from, TestSocket to, Member member) {
    var id = visitor.conversation();
    var who = Map.of("groupId", group, "to", member.id().value());
    var passed = from.ask("transfer", with(with(who, "conversation", id), "clientId", "transfer"));
    assertThat(passed.path("kind").asString()).as(passed.toString()).isEqualTo("done");
    var accepted =
        to.ask(
            "accept",
            Map.of("conversation", id, "offer", awaitOffer(to, id), "clientId", "accept-two"));
    assertThat(accepted.path("kind").asString()).as(accepted.toString()).isEqualTo("done");
  }
}
