package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Tickets for the call page.
final class TicketTest extends EdgeTest {
  @Test
  void aTicketOpensItsConversationOnce() {
    var visitor = enter();
    var issued = issue(visitor, visitor.conversation(), "VIDEO");
    assertThat(issued.status()).isEqualTo(201);
    var ticket = issued.body().path("ticket").asString();
    assertThat(issued.body().path("url").asString()).isEqualTo("/call?ticket=" + ticket);
    var redeemed = redeem(client(), ticket);
    assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);
    assertThat(redeemed.body().path("media").asString()).isEqualTo("VIDEO");
    assertThat(redeemed.body().path("conversation").asString())
        .isEqualTo(visitor.conversation().toString());
    var token = redeemed.body().path("token").asString();
    try (var page = page()) {
      var hello = with(hello(visitor, 0), "token", token);
      assertThat(page.ask("hello", hello).path("kind").asString()).isEqualTo("welcome");
    }
    assertThat(code(redeem(client(), ticket), 409)).isEqualTo("call.ticket-used");
  }

  @Test
  void aTicketIsGoodForAMinute() {
    var visitor = enter();
    var inTime = issue(visitor, visitor.conversation(), "VOICE").body().path("ticket").asString();
    var late = issue(visitor, visitor.conversation(), "VOICE").body().path("ticket").asString();
    clock.forward(Limits.TICKET_LIFE_MAX.minusMillis(1));
    assertThat(redeem(client(), inTime).status()).isEqualTo(200);
    clock.forward(Duration.ofMillis(1));
    assertThat(code(redeem(client(), late), 409)).isEqualTo("call.ticket-late");
  }

  @Test
  void somebodyElseNeitherGetsNorUsesOne() {
    var visitor = enter();
    var other = enter();
    assertThat(code(issue(other, visitor.conversation(), "VOICE"), 403))
        .isEqualTo("customer.not-yours");
    assertThat(code(issue(visitor, UUID.randomUUID(), "VOICE"), 403))
        .isEqualTo("customer.not-yours");
    var ticket = issue(visitor, visitor.conversation(), "VOICE").body().path("ticket").asString();
    assertThat(code(redeem(client().bearer(other.token()), ticket), 403))
        .isEqualTo("customer.not-yours");
    assertThat(redeem(client(), ticket).status()).isEqualTo(200);
    assertThat(code(redeem(client(), "no-ticket"), 404)).isEqualTo("call.ticket-unknown");
    assertThat(code(redeem(client(), "x".repeat(5_000)), 404)).isEqualTo("call.ticket-unknown");
    assertThat(code(client().post("/api/customer/call-tickets/redeem", Map.of()), 404))
        .isEqualTo("call.ticket-unknown");
  }

  @Test
  void anEndedConversationHasNone() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      page.ask("leave", Map.of("conversation", visitor.conversation()));
    }
    assertThat(code(issue(visitor, visitor.conversation(), "VOICE"), 409))
        .isEqualTo("conversation.ended");
  }

  @Test
  void aCustomerHasFewAtATimeAndOldOnesAreForgotten() {
    var visitor = enter();
    for (int i = 0; i < Limits.TICKETS_MAX; i++) {
      assertThat(issue(visitor, visitor.conversation(), "VOICE").status()).isEqualTo(201);
    }
    assertThat(code(issue(visitor, visitor.conversation(), "VOICE"), 429))
        .isEqualTo("call.too-many-tickets");
    clock.forward(Duration.ofHours(2));
    bean(CallEnds.class).look();
    assertThat(
            jdbc()
                .sql("select count(*) from call_ticket where customer_id = ?")
                .param(visitor.customer())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void oneOfManyWhoUseItAtOnceGetsIn() throws Exception {
    var visitor = enter();
    var ticket = issue(visitor, visitor.conversation(), "VOICE").body().path("ticket").asString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> one = () -> redeem(client(), ticket).status();
      var answers = threads.invokeAll(java.util.Collections.nCopies(8, one));
      int good = 0;
      for (var answer : answers) {
        good += answer.get() == 200 ? 1 : 0;
      }
      assertThat(good).isEqualTo(1);
    }
  }

  @Test
  void whatIsKeptIsNoTicket() {
    var visitor = enter();
    var ticket = issue(visitor, visitor.conversation(), "VOICE").body().path("ticket").asString();
    assertThat(jdbc().sql("select call_ticket::text from call_ticket").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(ticket));
  }

  private TestClient.Answer issue(Visitor visitor, UUID conversation, String media) {
    return client()
        .bearer(visitor.token())
        .post("/api/customer/call-tickets", Map.of("conversation", conversation, "media", media));
  }

  private static TestClient.Answer redeem(TestClient client, String ticket) {
    return client.post("/api/customer/call-tickets/redeem", Map.of("ticket", ticket));
  }
}
