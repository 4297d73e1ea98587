package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.platform.Json;
import io.zongji.realtime.EdgeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/// Walks the published contract and tries every operation as nobody, as a customer, as an agent and
/// as an administrator: each may do exactly what `x-roles` says.
final class ContractRolesTest extends EdgeTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Set<String> CLOSED =
      Set.of("request.not-signed-in", "request.forbidden", "customer.token");

  private enum Who {
    NOBODY,
    CUSTOMER,
    AGENT,
    ADMIN
  }

  private record Operation(String method, String path, String id, String role, boolean upload) {}

  private static List<Operation> contract() throws IOException {
    var yaml = Files.readString(Path.of("../../contract/openapi.yaml"));
    JsonNode tree = Json.mapper().valueToTree(new Yaml().<Object>load(yaml));
    var all = new ArrayList<Operation>();
    for (var path : tree.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          var operation = method.getValue();
          var content = operation.path("requestBody").path("content");
          all.add(
              new Operation(
                  method.getKey().toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  operation.path("operationId").asString(),
                  operation.path("x-roles").path(0).asString(),
                  content.has("multipart/form-data") && !content.has("application/json")));
        }
      }
    }
    return all;
  }

  private TestClient browser(Who who, Visitor visitor, String agent) {
    var browser =
        switch (who) {
          case NOBODY -> client();
          case CUSTOMER -> client().bearer(visitor.token());
          case AGENT -> signIn(agent);
          case ADMIN -> signIn(testStaff().administrator().email());
        };
    browser.get("/api/session");
    return browser;
  }

  private static TestClient.Answer call(TestClient browser, Operation operation) {
    var path =
        operation
            .path()
            .replace("{mode}", "OMNIMEDIA")
            .replaceAll("\\{n(umber)?}", "1")
            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var query = "?conversationId=" + UUID.randomUUID() + "&mode=OMNIMEDIA&e=1&s=x";
    return operation.upload()
        ? browser.upload(path + query, "x.csv", "text/csv", new byte[] {1})
        : browser.sendJson(operation.method(), path + query, "{}");
  }

  private static boolean may(Who who, String role) {
    return switch (role) {
      case "PUBLIC" -> true;
      case "CUSTOMER" -> who == Who.CUSTOMER;
      case "STAFF" -> who == Who.AGENT || who == Who.ADMIN;
      case "ADMIN" -> who == Who.ADMIN;
      default -> throw new AssertionError("x-roles says " + role);
    };
  }

  @Test
  void everyOperationIsOpenToExactlyThoseWhomTheContractNames() throws IOException {
    var contract = contract();
    assertThat(contract).hasSizeGreaterThan(50);
    var visitor = enter();
    var agent = agent().email();
    for (var who : Who.values()) {
      var browser = browser(who, visitor, agent);
      for (var operation : contract) {
        // Whoever signs out is somebody else afterwards.
        var caller = operation.id().equals("signOut") ? browser(who, visitor, agent) : browser;
        var answer = call(caller, operation);
        var what = who + " " + operation + " " + answer.status() + " " + answer.text();
        assertThat(answer.status()).as(what).isLessThan(500);
        if (may(who, operation.role())) {
          assertThat(answer.code()).as(what).isNotIn(CLOSED);
        } else {
          assertThat(answer.status()).as(what).isIn(401, 403);
          assertThat(answer.code()).as(what).isIn(CLOSED);
        }
      }
    }
  }
}
