package io.zongji.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.zongji.realtime.EdgeTest;
import io.zongji.staff.TestStaff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What the log holds, at its most talkative, and what it never does.
final class LogTest extends EdgeTest {
  private static final String SAID = "我的身份证号是110101";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing();
          events.add(event);
        }
      };

  @BeforeEach
  void listen() {
    root().addAppender(appender);
    appender.start();
    ours().setLevel(Level.TRACE);
  }

  @AfterEach
  void listenNoMore() {
    ours().setLevel(Level.INFO);
    root().detachAppender(appender);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Logger ours() {
    return (Logger) LoggerFactory.getLogger("io.zongji");
  }

  private String all() {
    var text = new StringBuilder();
    for (var event : events) {
      text.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return text.toString();
  }

  @Test
  void nothingThatPeopleSayAndNoSecretIsInIt() {
    var visitor = enter();
    var member = agent();
    try (var page = page(visitor, 0);
        var agent = online(member)) {
      serve(visitor, page, agent);
      agent.ask("say", text(visitor.conversation(), "a", SAID));
      page.ask("say", text(visitor.conversation(), "c", SAID + "\0"));
      page.ask("rate", Map.of("conversation", visitor.conversation(), "comment", SAID));
      page.ask(SAID.substring(0, 5), Map.of());
      page.raw("{\"op\":\"say\",\"text\":\"" + SAID);
      page.closeCode();
    }
    boss().sendJson("POST", "/api/quick-replies", "{\"text\":\"" + SAID);
    boss().post("/api/channels/mini-programs", program(SECRET));
    boss().post("/api/channels/mini-programs", program(SECRET + "!"));
    var browser = client();
    browser.get("/api/session");
    browser.post("/api/session", Map.of("login", member.email(), "password", SECRET));
    client().bearer(SECRET).get("/api/customer/conversations");
    assertThat(all())
        .doesNotContain("身份证")
        .doesNotContain(SECRET)
        .doesNotContain(TestStaff.PASSWORD)
        .doesNotContain(visitor.token());
  }

  private static Map<String, String> program(String secret) {
    return Map.of("name", SAID, "appId", "wx0123456789abcdef", "appSecret", secret);
  }

  @Test
  void aLineSaysWhatItIsAbout() {
    jdbc().sql("alter table timeline_entry rename to timeline_elsewhere").update();
    try {
      var id = UUID.randomUUID();
      var answer = boss().get("/api/workspace/conversations/" + id + "/timeline");
      var records = boss().get("/api/records/" + id);
      assertThat(answer.status()).isIn(403, 404, 500);
      assertThat(records.status()).isIn(404, 500);
      var overview = boss().get("/api/insight/today?mode=OMNIMEDIA");
      assertThat(overview.status()).isEqualTo(500);
      var request = overview.raw().headers().firstValue("X-Request-Id").orElseThrow();
      assertThat(events)
          .filteredOn(event -> event.getLevel() == Level.ERROR)
          .anySatisfy(
              event -> {
                assertThat(event.getMDCPropertyMap()).containsEntry("request", request);
                assertThat(event.getMDCPropertyMap())
                    .containsEntry("staff", testStaff().administrator().id().value().toString());
              });
    } finally {
      jdbc().sql("alter table timeline_elsewhere rename to timeline_entry").update();
    }
  }
}
