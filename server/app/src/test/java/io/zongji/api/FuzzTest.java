package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zongji.TestClient;
import io.zongji.platform.Caller;
import io.zongji.platform.Json;
import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bad input of every kind at every edge: a clear refusal with a stable code, nothing changed,
/// nothing broken. The same seeds each time.
final class FuzzTest extends EdgeTest {
  private static final int BODIES = 15;
  private static final int DRAFTS = 80;
  private static final int NAMES = 4;
  private static final int FRAMES = 250;

  /// A larger one closes the socket, which is tried elsewhere.
  private static final int FRAME_CHARACTERS = 16_000;

  private static final int FILES = 40;
  private static final long SEED = 20_260_302;

  private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

  @Override
  protected List<String> furtherSettings() {
    return List.of("--zongji.write-rate-times=1000", "--ZONGJI_FRAMES_PER_SECOND=1000000");
  }

  @BeforeEach
  void listen() {
    errors.start();
    ((Logger) LoggerFactory.getLogger("io.zongji")).addAppender(errors);
  }

  /// Whatever a client sends, it is no defect of the server.
  @AfterEach
  void nothingBroke() {
    ((Logger) LoggerFactory.getLogger("io.zongji")).detachAppender(errors);
    assertThat(errors.list).filteredOn(event -> event.getLevel() == Level.ERROR).isEmpty();
  }

  /// A mark of all that administrators and conversations have stored.
  private String stored() {
    var mark = new StringBuilder();
    for (var table :
        List.of(
            "staff",
            "skill_group",
            "skill_group_member",
            "mode_setting",
            "common_setting",
            "quick_reply",
            "flow",
            "flow_version",
            "flow_link",
            "channel",
            "media",
            "audit_entry",
            "timeline_entry")) {
      mark.append(
          jdbc()
              .sql(
                  "select count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    return mark.toString();
  }

  private TestClient browserFor(Operations.Operation operation, Visitor visitor) {
    return operation.caller().orElseThrow() == Caller.CUSTOMER
        ? client().bearer(visitor.token())
        : boss();
  }

  private static String path(Operations.Operation operation) {
    return operation
        .path()
        .replace("{mode}", "OMNIMEDIA")
        .replaceAll("\\{n(umber)?}", "1")
        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  private static void refusedWell(String what, TestClient.Answer answer) {
    assertThat(answer.status()).as(what + " " + answer.text()).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.raw().headers().firstValue("Content-Type").orElse("none"))
          .as(what + " " + answer.status() + " " + answer.text())
          .contains("application/problem+json");
      assertThat(answer.code()).as(what).matches("[a-z]+\\.[a-z-]+");
    }
  }

  private List<Operations.Operation> writing() {
    return Operations.of(context()).stream()
        .filter(one -> one.writes() && !one.upload() && !one.id().equals("signOut"))
        .toList();
  }

  @Test
  void bodiesThatAreNoneChangeNothing() {
    var visitor = enter();
    for (var operation : writing()) {
      var browser = browserFor(operation, visitor);
      var before = stored();
      for (var body : Junk.hopelessBodies()) {
        var answer = browser.sendBytes(operation.method(), path(operation), body);
        refusedWell(
            operation
                + " "
                + new String(body, 0, Math.min(40, body.length), StandardCharsets.ISO_8859_1),
            answer);
      }
      assertThat(stored()).as(operation.toString()).isEqualTo(before);
    }
  }

  @Test
  void bodiesOfStrangeValuesAreRefusedOrTaken() {
    var visitor = enter();
    var junk = new Junk(SEED);
    var fields =
        List.of(
            "name",
            "mode",
            "cap",
            "number",
            "email",
            "role",
            "mobile",
            "nickname",
            "groupIds",
            "staffIds",
            "title",
            "text",
            "position",
            "offerTimeoutOn",
            "offerTimeoutSeconds",
            "agentOrder",
            "companyName",
            "accentColour",
            "placeKeptSeconds",
            "appId",
            "appSecret",
            "origins",
            "flowId",
            "revision",
            "graph",
            "run",
            "trigger",
            "login",
            "password",
            "current",
            "new",
            "channelKey",
            "code",
            "token",
            "fresh",
            "note",
            "kind");
    for (var operation : writing()) {
      var browser = browserFor(operation, visitor);
      for (int i = 0; i < BODIES; i++) {
        var body = junk.body(fields).toString();
        // The own password stays, so that the tests after this one can sign in.
        if (!operation.id().equals("changePassword")) {
          refusedWell(
              "seed " + SEED + " " + operation + " " + body,
              browser.sendJson(operation.method(), path(operation), body));
        }
      }
    }
  }

  @Test
  void queriesAndPathsOfStrangeValuesAreRefusedOrTaken() {
    var visitor = enter();
    var names =
        List.of(
            "page",
            "size",
            "mode",
            "name",
            "email",
            "mobile",
            "groupId",
            "agentId",
            "customer",
            "why",
            "from",
            "to",
            "kind",
            "by",
            "operation",
            "before",
            "limit",
            "conversation",
            "conversationId",
            "format",
            "e",
            "s");
    var random = new java.util.Random(SEED);
    for (var operation : Operations.of(context())) {
      if (!operation.writes()) {
        var browser = browserFor(operation, visitor);
        for (var value : Junk.values()) {
          for (int i = 0; i < NAMES; i++) {
            var name = names.get(random.nextInt(names.size()));
            var asked = path(operation) + "?" + name + "=" + value;
            refusedWell(operation + " " + asked, browser.get(asked));
          }
          if (operation.path().contains("{") && !value.isBlank()) {
            var asked = operation.path().replaceAll("\\{[^}]+}", value);
            var answer = browser.get(asked);
            if (value.matches("(?i).*%(00|ff|2f).*")) {
              // No path at all: refused by the HTTP server before anybody is asked.
              assertThat(answer.status()).as(asked).isBetween(400, 499);
            } else {
              refusedWell(operation + " " + asked, answer);
            }
          }
        }
      }
    }
  }

  @Test
  void draftsThatAreAlmostSoundAreRefusedOrTaken() {
    var id = draft("几乎", group);
    var sound = (ObjectNode) Json.tree(graph(group));
    var junk = new Junk(SEED + 1);
    for (int i = 0; i < DRAFTS; i++) {
      var graph = junk.mutated(sound);
      var revision = boss().get("/api/flows/" + id).body().path("draftRevision").asLong();
      var body = "{\"revision\":%d,\"name\":\"几乎\",\"graph\":%s}".formatted(revision, graph);
      var what = "seed " + (SEED + 1) + " " + graph;
      refusedWell(what, boss().sendJson("PUT", "/api/flows/" + id + "/draft", body));
      refusedWell(
          what,
          boss()
              .sendJson(
                  "POST", "/api/flows/check", "{\"mode\":\"OMNIMEDIA\",\"graph\":" + graph + "}"));
      refusedWell(
          what,
          boss()
              .sendJson(
                  "POST",
                  "/api/flows/try",
                  "{\"mode\":\"OMNIMEDIA\",\"graph\":%s,\"trigger\":%s}"
                      .formatted(graph, junk.value(0))));
    }
    assertThat(boss().get("/api/flows/" + id).status()).isEqualTo(200);
  }

  @Test
  void importedFlowsOfAllSortsAreRefusedOrTaken() throws Exception {
    var junk = new Junk(SEED + 2);
    var golden =
        Json.tree(Files.readString(Path.of("../../contract/golden/flows/sample-desk.json")));
    for (int i = 0; i < FILES; i++) {
      var file = junk.mutated(golden).toString();
      refusedWell(file, boss().sendJson("POST", "/api/flows/import", file));
      var bytes = junk.mutated(golden.toString().getBytes(StandardCharsets.UTF_8));
      refusedWell(
          "seed " + (SEED + 2),
          boss().upload("/api/flows/import", "f.json", "application/json", bytes));
    }
  }

  @Test
  void uploadsAndTablesOfAllSortsAreRefusedOrTaken() {
    var junk = new Junk(SEED + 3);
    var visitor = enter();
    var xlsx = boss().get("/api/staff/import-template").bytes();
    var csv = boss().get("/api/staff/import-template?format=csv").bytes();
    var names =
        List.of("a.png", "a.svg", "../../x", "a\u202egnp.exe", "", "x".repeat(400), "a.html");
    for (int i = 0; i < FILES; i++) {
      var what = "seed " + (SEED + 3) + " file " + i;
      var name = names.get(i % names.size()).replace("\"", "");
      for (var table : List.of(junk.mutated(xlsx), junk.mutated(csv), junk.bytes(3_000))) {
        refusedWell(what, boss().upload("/api/staff/import", "t" + i, "text/csv", table));
      }
      // The limit of one minute is not what is tried here.
      clock.forward(java.time.Duration.ofMinutes(2));
      refusedWell(
          what,
          client()
              .bearer(visitor.token())
              .upload(
                  "/api/customer/media?conversationId=" + visitor.conversation(),
                  name,
                  "image/png",
                  junk.bytes(2_000)));
    }
  }

  /// The same JSON with all else than ASCII escaped, half characters too.
  private static String ascii(String json) {
    return json.chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void framesOfAllSortsAreAnsweredOrCloseTheSocket() {
    var visitor = enter();
    var member = agent();
    var junk = new Junk(SEED + 4);
    var ops =
        List.of(
            ("hello say typing read fetch leave rate ping accept decline end finish "
                    + "transfer presence nothing call call-accept call-end call-lost call-media "
                    + "call-report signal")
                .split(" "));
    var fields =
        List.of(
            ("conversation clientId content upTo after score comment offer group to note "
                    + "choose window take call leg data media what tookMs withCall token")
                .split(" "));
    var sockets = new ArrayList<TestSocket>();
    sockets.add(page(visitor, 0));
    sockets.add(online(member));
    for (int i = 0; i < FRAMES; i++) {
      for (int side = 0; side < 2; side++) {
        ObjectNode frame = junk.body(fields);
        if (i % 3 == 0) {
          frame.put("conversation", visitor.conversation().toString());
        }
        var op = ops.get(i % ops.size());
        // What takes the workspace away or ends the conversation is no bad input.
        var text = ascii(frame.put("op", op).put("ref", -1 - i).toString());
        if (!op.equals("hello") && !op.equals("leave") && text.length() <= FRAME_CHARACTERS) {
          var what = "seed " + (SEED + 4) + " " + op + " " + frame;
          sockets.get(side).raw(text);
          var pong = sockets.get(side).ask("ping", Map.of());
          assertThat(pong.path("kind").asString()).as(what).isEqualTo("pong");
        }
      }
    }
    for (var socket : sockets) {
      assertThat(socket.kept().toString()).doesNotContain("realtime.broken");
      socket.close();
    }
    for (var body : Junk.hopelessBodies()) {
      try (var socket = page()) {
        socket.raw(new String(body, StandardCharsets.ISO_8859_1));
        assertThat(socket.closeCode()).isIn(4000, 1009, 1007);
      }
    }
    try (var healthy = page(visitor, 0)) {
      assertThat(healthy.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
  }
}
