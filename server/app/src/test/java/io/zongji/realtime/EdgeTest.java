package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.platform.Json;
import io.zongji.staff.Member;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/// A server with a website, a published flow behind it and a skill group; customers and agents of
/// it over real sockets.
public abstract class EdgeTest extends ServerTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private @Nullable TestClient administrator;
  protected UUID group = new UUID(0, 0);
  protected UUID flow = new UUID(0, 0);
  protected UUID website = new UUID(0, 0);
  protected String key = "";
  protected String groupName = "";

  @BeforeAll
  void setUpDesk() {
    administrator = signIn(testStaff().administrator().email());
    newDesk("");
  }

  /// Another group with a flow and a website of its own, which nobody has come to yet.
  protected final void newDesk(String mark) {
    groupName = "产品咨询组" + mark;
    group = id(boss().post("/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", groupName)));
    flow = publishedFlow("测试服务流" + mark, group);
    website = website("示例网站" + mark, "https://shop.example");
    link(website, flow);
  }

  /// The administrator's browser.
  protected TestClient boss() {
    return java.util.Objects.requireNonNull(administrator);
  }

  /// Who came in: what the entry answered.
  protected record Visitor(String token, UUID conversation, UUID customer) {}

  protected static UUID id(TestClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return UUID.fromString(answer.body().path("id").asString());
  }

  protected UUID website(String name, String... origins) {
    var answer = boss().post("/api/channels/websites", Map.of("name", name, "origins", origins));
    var id = id(answer);
    key = answer.body().path("key").asString();
    return id;
  }

  protected void link(UUID channel, UUID linked) {
    var answer = boss().post("/api/channels/" + channel + "/flows", Map.of("flowId", linked));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /// A flow that greets, asks, passes to the group and ends; published.
  protected UUID publishedFlow(String name, UUID to) {
    var id = draft(name, to);
    var revision = boss().get("/api/flows/" + id).body().path("draftRevision").asLong();
    var answer = boss().post("/api/flows/" + id + "/publish", Map.of("revision", revision));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return id;
  }

  protected UUID draft(String name, UUID to) {
    var made = boss().post("/api/flows", Map.of("mode", "OMNIMEDIA", "name", name));
    var id = id(made);
    var body =
        """
        {"revision":%d,"name":"%s","graph":%s}"""
            .formatted(made.body().path("draftRevision").asLong(), name, graph(to));
    var saved = boss().sendJson("PUT", "/api/flows/" + id + "/draft", body);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    return id;
  }

  protected static String graph(UUID to) {
    return """
        {"modules":[
          {"id":"m1","kind":"START","label":"开始","position":{"x":0,"y":0}},
          {"id":"m2","kind":"SEND_MESSAGE","label":"欢迎语","position":{"x":0,"y":1},"text":"您好"},
          {"id":"m3","kind":"BRANCH","label":"分支","position":{"x":0,"y":2},"prompt":"请回复1","wrongAnswerText":"请重新输入",
            "rows":[{"keyword":"1","branch":"产品咨询"}],"maxWrongAnswers":null,"answerSeconds":null},
          {"id":"m4","kind":"TRANSFER_TO_AGENT","label":"转人工","position":{"x":0,"y":3},"skillGroupId":"%s",
            "queueText":"前面有${WaitNo}位","failureText":"无客服在线","successText":"${StaffNo}号为您服务",
            "queueLimitSeconds":null,"failureExit":false},
          {"id":"m5","kind":"END","label":"结束","position":{"x":0,"y":4},"silenceSeconds":600,
            "silenceText":"超时结束","agentEndedText":"会话结束"}],
        "wires":[{"from":"m1","exit":"next","to":"m2"},{"from":"m2","exit":"next","to":"m3"},
          {"from":"m3","exit":"branch:产品咨询","to":"m4"},{"from":"m4","exit":"next","to":"m5"}]}"""
        .formatted(to);
  }

  protected Visitor enter() {
    return visitor(tryToEnter());
  }

  protected TestClient.Answer tryToEnter() {
    return client().post("/api/customer/enter", Map.of("channelKey", key));
  }

  protected static Visitor visitor(TestClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var body = answer.body();
    return new Visitor(
        body.path("token").asString(),
        UUID.fromString(body.path("conversationId").asString()),
        UUID.fromString(body.path("customerId").asString()));
  }

  /// A page that has not said hello.
  protected TestSocket page() {
    return TestSocket.open(address(), "/ws/customer", Map.of());
  }

  /// A page that follows the visitor's conversation from there.
  protected TestSocket page(Visitor visitor, long after) {
    var socket = page();
    var welcome = socket.ask("hello", hello(visitor, after));
    assertThat(welcome.path("kind").asString()).as(welcome.toString()).isEqualTo("welcome");
    socket.keep(welcome);
    return socket;
  }

  protected static Map<String, Object> hello(Visitor visitor, long after) {
    return Map.of("token", visitor.token(), "conversation", visitor.conversation(), "after", after);
  }

  protected static Map<String, Object> text(UUID conversation, String clientId, String text) {
    return Map.of(
        "conversation",
        conversation,
        "clientId",
        clientId,
        "content",
        Map.of("kind", "TEXT", "text", text));
  }

  /// A member of the group.
  protected Member agent() {
    int count = COUNT.incrementAndGet();
    return agent("7%05d".formatted(count), "客服" + count, group);
  }

  protected TestSocket workspace(TestClient browser) {
    return TestSocket.open(address(), "/ws/workspace", Map.of("Cookie", browser.cookieHeader()));
  }

  /// The agent's workspace, taken over and online.
  protected TestSocket online(Member member) {
    var socket = workspace(signIn(member.email()));
    var welcome = socket.ask("hello", workspaceHello(UUID.randomUUID(), true));
    assertThat(welcome.path("kind").asString()).as(welcome.toString()).isEqualTo("welcome");
    assertThat(socket.ask("presence", Map.of("choose", "IDLE")).path("kind").asString())
        .isEqualTo("done");
    return socket;
  }

  protected static Map<String, Object> workspaceHello(UUID window, boolean take) {
    return Map.of("window", window, "take", take, "after", Map.of());
  }

  /// The visitor's conversation, accepted by the agent of that workspace.
  protected void serve(Visitor visitor, TestSocket page, TestSocket agent) {
    assertThat(
            page.ask("say", text(visitor.conversation(), "to-agent", "1")).path("kind").asString())
        .isEqualTo("done");
    var offer = awaitOffer(agent, visitor.conversation());
    var accepted =
        agent.ask(
            "accept",
            Map.of("conversation", visitor.conversation(), "offer", offer, "clientId", "accept"));
    assertThat(accepted.path("kind").asString()).as(accepted.toString()).isEqualTo("done");
  }

  protected static String awaitOffer(TestSocket agent, UUID conversation) {
    var event =
        agent.await(
            "an offer of " + conversation,
            heard ->
                heard
                    .path("desk")
                    .path("tasks")
                    .valueStream()
                    .anyMatch(t -> offers(t, conversation)));
    return event
        .path("desk")
        .path("tasks")
        .valueStream()
        .filter(task -> offers(task, conversation))
        .findFirst()
        .orElseThrow()
        .path("offer")
        .path("id")
        .asString();
  }

  private static boolean offers(JsonNode task, UUID conversation) {
    return task.path("conversation").asString("").equals(conversation.toString())
        && task.path("offer").has("id");
  }

  protected long lastSeq(Visitor visitor) {
    return bean(Conversations.class)
        .find(new ConversationId(visitor.conversation()))
        .orElseThrow()
        .lastSeq();
  }

  protected boolean isAway(UUID conversation) {
    return bean(Conversations.class)
        .find(new ConversationId(conversation))
        .orElseThrow()
        .away()
        .isPresent();
  }

  /// The kinds of all entries of a timeline, in order.
  protected List<String> kinds(UUID conversation) {
    return jdbc()
        .sql("select kind from timeline_entry where conversation_id = ? order by seq")
        .param(conversation)
        .query(String.class)
        .list();
  }

  protected String code(TestClient.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.code();
  }

  /// Waits for something that comes about on another thread.
  protected static void eventually(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come about: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  protected static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
    var changed = new HashMap<String, Object>(fields);
    changed.put(name, value);
    return changed;
  }

  protected static JsonNode tree(String json) {
    return Json.tree(json);
  }
}
