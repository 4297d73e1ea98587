package io.zongji.chaos;

import io.zongji.TestClient;
import io.zongji.platform.Ids;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The desk that is set up in an empty installation: two groups, a flow that asks for one of them,
/// a website, agents of one group or of both.
final class Site {
  private static final String PASSWORD = "Chaos-2026!";

  /// Seconds that an offer rings.
  static final int RING_SECONDS = 4;

  /// Seconds of silence after which the clock ends a service.
  static final int SILENCE_SECONDS = 6;

  /// For how long an agent whom nobody sees counts as online, and how much longer the work is kept.
  static final Duration AGENT_GONE = Duration.ofSeconds(15);

  static final Duration AGENT_RETURN = Duration.ofSeconds(5);

  private static final int SIGN_INS_AT_ONCE = 4;

  private final TestClient administrator;
  private final URI server;
  private final List<UUID> groups = new ArrayList<>();
  private final List<UUID> agents = new ArrayList<>();
  private String key = "";
  private UUID draft = new UUID(0, 0);

  Site(URI server) {
    this.server = server;
    this.administrator = new TestClient(server);
  }

  /// An agent who has signed in.
  record Desk(UUID agent, String cookie) {}

  /// Sets it all up.
  ///
  /// @param oneTimePassword of the first administrator
  /// @param ringSeconds how long an offer rings
  void build(String oneTimePassword, JdbcClient jdbc, int agentCount, int ringSeconds) {
    administrator.get("/api/session");
    var login = Map.of("login", "000001", "password", oneTimePassword);
    ok(administrator.post("/api/session", login));
    ok(
        administrator.post(
            "/api/session/password", Map.of("current", oneTimePassword, "new", PASSWORD)));
    for (var name : List.of("产品咨询组", "商务合作组")) {
      groups.add(
          id(administrator.post("/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", name))));
    }
    ring(ringSeconds);
    jdbc.sql("update common_setting set agent_gone_seconds = ?, agent_return_seconds = ?")
        .params(AGENT_GONE.toSeconds(), AGENT_RETURN.toSeconds())
        .update();
    var flow = flow("服务流");
    draft = newDraft("草稿");
    var made =
        administrator.post("/api/channels/websites", Map.of("name", "网站", "origins", List.of()));
    key = made.body().path("key").asString();
    ok(administrator.post("/api/channels/" + id(made) + "/flows", Map.of("flowId", flow)));
    addAgents(jdbc, agentCount);
  }

  /// How long an offer rings from now on.
  void ring(int seconds) {
    ok(
        administrator.put(
            "/api/settings/modes/OMNIMEDIA",
            Map.of("offerTimeoutOn", true, "offerTimeoutSeconds", seconds)));
  }

  /// The key of the website.
  String key() {
    return key;
  }

  List<UUID> groups() {
    return List.copyOf(groups);
  }

  /// The agents, signed in, in their order.
  List<Desk> signIn() throws InterruptedException {
    var permits = new Semaphore(SIGN_INS_AT_ONCE);
    var tasks = new ArrayList<Callable<Desk>>();
    for (int i = 0; i < agents.size(); i++) {
      var number = number(i);
      var agent = agents.get(i);
      var address = "10.2." + i / 250 + "." + (i % 250 + 1);
      tasks.add(
          () -> {
            permits.acquire();
            try {
              return new Desk(agent, cookie(number, address));
            } finally {
              permits.release();
            }
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var desks = new ArrayList<Desk>();
      for (var desk : threads.invokeAll(tasks)) {
        desks.add(desk.get());
      }
      return desks;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Saves a mark in the draft; whether the server said that it is saved.
  boolean saveDraft(String mark) {
    var now = administrator.get("/api/flows/" + draft);
    if (now.status() != 200) {
      return false;
    }
    var body =
        "{\"revision\":%d,\"name\":\"草稿\",\"graph\":%s}"
            .formatted(now.body().path("draftRevision").asLong(), graph(mark));
    return administrator.sendJson("PUT", "/api/flows/" + draft + "/draft", body).status() == 200;
  }

  /// The mark in the draft as it stands.
  String draftMark() {
    var answer = administrator.get("/api/flows/" + draft);
    for (var module : answer.body().path("graph").path("modules")) {
      if (module.path("id").asString().equals("m2")) {
        return module.path("text").asString();
      }
    }
    throw new IllegalStateException("no draft in " + answer.text());
  }

  private String cookie(String number, String address) {
    var browser = new TestClient(server).from(address);
    browser.get("/api/session");
    ok(browser.post("/api/session", Map.of("login", number, "password", PASSWORD)));
    return browser.cookieHeader();
  }

  private void addAgents(JdbcClient jdbc, int count) {
    for (int i = 0; i < count; i++) {
      var id = Ids.next();
      agents.add(id);
      // One slow hash is enough for all of them.
      jdbc.sql(
              """
              insert into staff (id, number, name, email, role, password_hash, must_change,
                created_at)
              select ?, ?, ?, ?, 'AGENT', password_hash, false, now() from staff where number = '000001'
              """)
          .params(id, number(i), "客服" + i, "agent" + i + "@example.com")
          .update();
      join(jdbc, id, groups.get(i % 2));
      if (i % 3 == 0) {
        join(jdbc, id, groups.get((i + 1) % 2));
      }
    }
  }

  private static void join(JdbcClient jdbc, UUID agent, UUID group) {
    jdbc.sql("insert into skill_group_member (group_id, staff_id) values (?, ?)")
        .params(group, agent)
        .update();
  }

  private static String number(int agent) {
    return "8%05d".formatted(agent);
  }

  private UUID flow(String name) {
    var id = newDraft(name);
    var revision = administrator.get("/api/flows/" + id).body().path("draftRevision").asLong();
    ok(administrator.post("/api/flows/" + id + "/publish", Map.of("revision", revision)));
    return id;
  }

  private UUID newDraft(String name) {
    var made = administrator.post("/api/flows", Map.of("mode", "OMNIMEDIA", "name", name));
    var id = id(made);
    var body =
        "{\"revision\":%d,\"name\":\"%s\",\"graph\":%s}"
            .formatted(made.body().path("draftRevision").asLong(), name, graph("您好"));
    ok(administrator.sendJson("PUT", "/api/flows/" + id + "/draft", body));
    return id;
  }

  private String graph(String greeting) {
    return """
        {"modules":[
          {"id":"m1","kind":"START","label":"开始","position":{"x":0,"y":0}},
          {"id":"m2","kind":"SEND_MESSAGE","label":"欢迎语","position":{"x":0,"y":1},"text":"%s"},
          {"id":"m3","kind":"BRANCH","label":"分支","position":{"x":0,"y":2},"prompt":"请回复1或2",
            "wrongAnswerText":"请重新输入","rows":[{"keyword":"1","branch":"产品"},
            {"keyword":"2","branch":"商务"}],"maxWrongAnswers":null,"answerSeconds":null},
          %s,%s,
          {"id":"m6","kind":"END","label":"结束","position":{"x":0,"y":4},"silenceSeconds":%d,
            "silenceText":"超时结束","agentEndedText":"会话结束"}],
        "wires":[{"from":"m1","exit":"next","to":"m2"},{"from":"m2","exit":"next","to":"m3"},
          {"from":"m3","exit":"branch:产品","to":"m4"},{"from":"m3","exit":"branch:商务","to":"m5"},
          {"from":"m4","exit":"next","to":"m6"},{"from":"m5","exit":"next","to":"m6"}]}"""
        .formatted(greeting, transfer("m4", 0), transfer("m5", 1), SILENCE_SECONDS);
  }

  private String transfer(String id, int group) {
    return """
        {"id":"%s","kind":"TRANSFER_TO_AGENT","label":"转人工%s","position":{"x":%d,"y":3},
          "skillGroupId":"%s","queueText":"前面有${WaitNo}位","failureText":"无客服在线",
          "successText":"${StaffNo}号为您服务","queueLimitSeconds":null,"failureExit":false}"""
        .formatted(id, id, group, groups.get(group));
  }

  private static UUID id(TestClient.Answer answer) {
    ok(answer);
    return UUID.fromString(answer.body().path("id").asString());
  }

  private static void ok(TestClient.Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          answer.raw().request().uri() + " was answered with " + answer.status() + answer.text());
    }
  }
}
