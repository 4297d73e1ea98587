package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.platform.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Tries every operation as those who may not call it.
final class RolesTest extends ServerTest {
  private List<Operations.Operation> operations() {
    return Operations.of(context());
  }

  private static TestClient.Answer call(TestClient browser, Operations.Operation operation) {
    var path =
        operation
            .path()
            .replaceAll("\\{mode}", "OMNIMEDIA")
            .replaceAll("\\{n(umber)?}", "1")
            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    return operation.upload()
        ? browser.upload(path, "x.csv", "text/csv", new byte[] {1})
        : browser.sendJson(operation.method(), path, "{}");
  }

  @Test
  void everyOperationSaysWhoMayCallIt() {
    assertThat(operations()).hasSizeGreaterThan(20).allMatch(one -> one.caller().isPresent());
  }

  @Test
  void nobodyCallsWhatIsForStaff() {
    var browser = client();
    browser.get("/api/session");
    for (var operation : operations()) {
      if (operation.caller().filter(c -> c == Caller.STAFF || c == Caller.ADMIN).isPresent()) {
        var answer = call(browser, operation);
        assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
        assertThat(answer.code()).as(operation.toString()).isEqualTo("request.not-signed-in");
      }
    }
  }

  @Test
  void agentsDoNotCallWhatIsForAdministrators() {
    agent("roles", "小客");
    var browser = signIn("roles");
    for (var operation : operations()) {
      if (operation.caller().filter(c -> c == Caller.ADMIN).isPresent()) {
        var answer = call(browser, operation);
        assertThat(answer.status()).as(operation.toString()).isEqualTo(403);
        assertThat(answer.code()).as(operation.toString()).isEqualTo("request.forbidden");
      }
    }
  }

  @Test
  void customersNeedAToken() {
    for (var operation : operations()) {
      if (operation.caller().filter(c -> c == Caller.CUSTOMER).isPresent()) {
        for (var browser : List.of(client(), client().bearer("not.a-token"))) {
          assertThat(call(browser, operation).status())
              .as(operation.toString())
              .isIn(400, 401, 415);
        }
      }
    }
  }

  @Test
  void whatChangesSomethingNeedsTheTokenAgainstForgery() {
    var browser = admin();
    browser.withoutCsrf();
    for (var operation : operations()) {
      boolean forStaff =
          operation.caller().filter(c -> c == Caller.STAFF || c == Caller.ADMIN).isPresent();
      if (forStaff && !operation.method().equals("GET")) {
        var answer = call(browser, operation);
        assertThat(answer.code()).as(operation.toString()).isEqualTo("request.csrf");
      }
    }
  }
}
