package io.zongji.api;

import io.zongji.platform.Caller;
import io.zongji.platform.Fault;
import io.zongji.platform.Json;
import io.zongji.platform.RequestFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says of each operation how one shows who one is, and by which codes it may be refused.
final class ContractRefusals {
  private static final Map<Integer, String> MEANINGS =
      Map.of(
          400, "What was sent is wrong; nothing has changed",
          401, "Not signed in, or the token is not good",
          403, "Not allowed",
          404, "There is no such thing",
          409, "It cannot be done as things stand",
          413, "Too large",
          415, "Not of a kind that is taken",
          422, "Readable, and yet it cannot be done",
          429, "Too often; no sooner than Retry-After",
          503, "Not at the moment; with Retry-After it passes");

  private final JsonNode own = ContractWords.read().path("operations");
  private final Map<String, Fault> faults;

  ContractRefusals(List<Fault> faults) {
    this.faults = faults.stream().collect(Collectors.toMap(Fault::code, Function.identity()));
  }

  /// Throws when refusals are told of an operation that is not there.
  void add(ObjectNode api, List<Operations.Operation> operations) {
    var strays = new TreeSet<>(own.propertyNames());
    schemes(api);
    for (var operation : operations) {
      var path = api.path("paths").path(operation.path());
      if (path.path(method(operation)) instanceof ObjectNode found) {
        found.set("security", security(operation));
        refusals((ObjectNode) found.path("responses"), codes(operation, found, operations));
      }
      strays.remove(operation.id());
    }
    if (!strays.isEmpty()) {
      throw new IllegalStateException("there are no operations " + strays);
    }
  }

  private static String method(Operations.Operation operation) {
    return operation.method().toLowerCase(java.util.Locale.ROOT);
  }

  private static void schemes(ObjectNode api) {
    var schemes =
        Json.tree(
            """
            {"session":{"type":"apiKey","in":"cookie","name":"ZONGJI_SESSION",
               "description":"The sign-in of a member of staff, of POST /api/session."},
             "forgery":{"type":"apiKey","in":"header","name":"X-XSRF-TOKEN",
               "description":"The value of the cookie XSRF-TOKEN."},
             "customer":{"type":"http","scheme":"bearer",
               "description":"The token of POST /api/customer/enter."}}
            """);
    var components = (ObjectNode) api.path("components");
    components.set("securitySchemes", schemes);
    var later = components.putObject("headers").putObject("RetryAfter");
    later.put("description", "After how many seconds the same may be sent again.");
    later.putObject("schema").put("type", "integer").put("minimum", 1);
  }

  private static boolean needsToken(Operations.Operation operation) {
    return operation.writes() && !operation.path().startsWith("/api/customer/");
  }

  private static JsonNode security(Operations.Operation operation) {
    var security = Json.mapper().createArrayNode();
    var needed = Json.mapper().createObjectNode();
    switch (operation.caller().orElseThrow()) {
      case PUBLIC -> {}
      case CUSTOMER -> needed.putArray("customer");
      case STAFF, ADMIN -> needed.putArray("session");
    }
    if (needsToken(operation)) {
      needed.putArray("forgery");
    }
    if (!needed.isEmpty()) {
      security.add(needed);
    }
    return security;
  }

  /// Two operations that differ in what they read alone are one in the contract.
  private Set<String> ownCodes(Operations.Operation one, List<Operations.Operation> operations) {
    return operations.stream()
        .filter(other -> other.path().equals(one.path()) && other.method().equals(one.method()))
        .flatMap(other -> own.path(other.id()).valueStream().map(JsonNode::asString))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> codes(
      Operations.Operation operation, JsonNode described, List<Operations.Operation> operations) {
    var codes = ownCodes(operation, operations);
    add(codes, RequestFault.TOO_MANY, RequestFault.OVERLOADED, RequestFault.UNAVAILABLE);
    if (described.has("requestBody")) {
      add(codes, RequestFault.TOO_LARGE, RequestFault.UNSUPPORTED, RequestFault.UNSTORABLE);
    }
    if (described.has("requestBody") || described.has("parameters")) {
      add(codes, RequestFault.INVALID, RequestFault.MALFORMED);
    }
    if (needsToken(operation)) {
      add(codes, RequestFault.CSRF);
    }
    var caller = operation.caller().orElseThrow();
    if (caller == Caller.CUSTOMER) {
      codes.add("customer.token");
    }
    if (caller == Caller.STAFF || caller == Caller.ADMIN) {
      add(codes, RequestFault.NOT_SIGNED_IN);
      codes.add("staff.password-change-required");
    }
    if (caller == Caller.ADMIN) {
      add(codes, RequestFault.FORBIDDEN);
    }
    return codes;
  }

  private static void add(Set<String> codes, RequestFault... faults) {
    for (var fault : faults) {
      codes.add(fault.code());
    }
  }

  private void refusals(ObjectNode responses, Set<String> codes) {
    var byStatus = new TreeMap<Integer, Set<String>>();
    for (var code : codes) {
      var fault = faults.get(code);
      if (fault == null) {
        throw new IllegalStateException("there is no code " + code);
      }
      byStatus.computeIfAbsent(fault.kind().status(), _ -> new TreeSet<>()).add(code);
    }
    byStatus.forEach((status, of) -> responses.set(status.toString(), refusal(status, of)));
  }

  private static ObjectNode refusal(int status, Set<String> codes) {
    var refusal = Json.mapper().createObjectNode();
    refusal.put("description", MEANINGS.get(status));
    codes.forEach(refusal.putArray("x-codes")::add);
    refusal
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
    if (status == 429 || status == 503) {
      var headers = refusal.putObject("headers");
      headers.putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
    }
    return refusal;
  }
}
