package io.zongji.api;

import io.swagger.v3.core.util.Yaml;
import io.zongji.platform.Fault;
import io.zongji.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns what springdoc reads from the code into the contract: who may call each operation, which
/// fields are always there, how failures look, short names, and a stable order.
final class ContractWriter {
  private static final Pattern SCHEMA = Pattern.compile("#/components/schemas/([^\"]+)");

  private final List<Operations.Operation> operations;
  private final List<Fault> faults;

  ContractWriter(List<Operations.Operation> operations, List<Fault> faults) {
    this.operations = operations;
    this.faults = faults;
  }

  String write(String generated) {
    var api = (ObjectNode) Json.tree(generated);
    ContractFields.state(api);
    var renamed = (ObjectNode) Json.tree(rename(Json.write(api), api));
    info(renamed);
    operations.forEach(operation -> mark(renamed, operation));
    problem(schemas(renamed));
    flows(schemas(renamed));
    ContractWords.add(renamed);
    new ContractRefusals(faults).add(renamed, operations);
    checkReferences(renamed);
    return yaml(Json.write(sorted(renamed)));
  }

  private static void info(ObjectNode api) {
    api.remove("servers");
    api.set("info", Json.mapper().createObjectNode().put("title", "Zongji").put("version", "1"));
  }

  private static void mark(ObjectNode api, Operations.Operation operation) {
    var node =
        api.path("paths").path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
    if (!(node instanceof ObjectNode found)) {
      throw new IllegalStateException(operation + " is not described");
    }
    found.remove("tags");
    withoutAuthorization(found);
    found.putArray("x-roles").add(operation.caller().orElseThrow().name());
    var content = Json.mapper().createObjectNode();
    content
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
    ((ObjectNode) found.path("responses"))
        .putObject("default")
        .put("description", "Any other failure: of another kind, or a defect of the server (500)")
        .set("content", content);
  }

  /// How one shows who one is stands under `security`.
  private static void withoutAuthorization(ObjectNode operation) {
    if (operation.path("parameters") instanceof ArrayNode parameters) {
      parameters.removeIf(each -> each.path("name").asString("").equals("Authorization"));
      if (parameters.isEmpty()) {
        operation.remove("parameters");
      }
    }
  }

  /// Shortens names to what stands behind the last dot; equal ones get the feature before them.
  private static String rename(String json, ObjectNode api) {
    var shorts = new TreeMap<String, List<String>>();
    for (var name : schemas(api).propertyNames()) {
      shorts.merge(
          shortName(name), List.of(name), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    var names = new TreeMap<String, String>();
    shorts.forEach(
        (name, all) ->
            all.forEach(full -> names.put(full, all.size() == 1 ? name : feature(full) + name)));
    if (names.values().stream().distinct().count() < names.size()) {
      throw new IllegalStateException("two schemas of one name in " + names);
    }
    var tree = (ObjectNode) Json.tree(json);
    var schemas = schemas(tree);
    names.forEach((full, name) -> schemas.set(name, schemas.remove(full)));
    return SCHEMA
        .matcher(Json.write(tree))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "#/components/schemas/" + names.getOrDefault(found.group(1), found.group(1))));
  }

  /// `io.zongji.platform.PageIo.zongji.staff.StaffController.StaffView` becomes `PageStaffView`.
  private static String shortName(String full) {
    return Stream.of(full.replaceAll("[A-Za-z]?[a-z]*\\.([a-z]+\\.)+", "|").split("\\|"))
        .map(part -> part.substring(part.lastIndexOf('.') + 1))
        .collect(Collectors.joining());
  }

  private static String feature(String full) {
    var part = full.replaceFirst("^io\\.zongji\\.", "").replaceFirst("\\..*", "");
    return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
  }

  private void problem(ObjectNode schemas) {
    var problem =
        Json.tree(
            """
        {"type":"object","description":"Why something was refused.",
         "required":["code","detail","status","title","type"],"properties":{
          "type":{"type":"string","description":"about:blank."},
          "title":{"type":"string","description":"As detail."},
          "status":{"type":"integer","description":"The status of the answer."},
          "detail":{"type":"string","description":"In the language of Accept-Language."},
          "code":{"type":"string","description":"Stable; the known ones are listed."},
          "findings":{"type":"array","items":{},
            "description":"With flow.findings: what flow.md describes."},
          "revision":{"type":"integer",
            "description":"With flow.changed-elsewhere: the draft's revision now."},
          "errors":{"type":"array","description":"What is wrong with which field.",
            "items":{"type":"object","required":["code","detail","field"],
            "properties":{
              "row":{"type":"integer","description":"The row of an imported table."},
              "field":{"type":"string","description":"Such as name, or groupIds[2]."},
              "code":{"type":"string","description":"Such as required, too-long, too-short, \
        too-many, out-of-range, format, wrong-type, unknown-value, taken, fixed; more may come."},
              "detail":{"type":"string","description":"In words."}}}}}}
        """);
    var known = ((ObjectNode) problem.path("properties").path("code")).putArray("enum");
    faults.stream().map(Fault::code).sorted().forEach(known::add);
    schemas.set("Problem", problem);
  }

  /// A flow's graph and file have a schema of their own.
  private static void flows(ObjectNode schemas) {
    schemas.putObject("FlowGraph").put("$ref", "flow.schema.json#/$defs/graph");
    schemas.putObject("FlowFile").put("$ref", "flow.schema.json");
  }

  private static void checkReferences(ObjectNode api) {
    var found = SCHEMA.matcher(Json.write(api));
    while (found.find()) {
      if (!schemas(api).has(found.group(1))) {
        throw new IllegalStateException("there is no schema " + found.group(1));
      }
    }
  }

  private static ObjectNode schemas(ObjectNode api) {
    return (ObjectNode) api.path("components").path("schemas");
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var result = Json.mapper().createObjectNode();
      new TreeSet<>(object.propertyNames())
          .forEach(name -> result.set(name, sorted(object.path(name))));
      return result;
    }
    if (node instanceof ArrayNode array) {
      var result = Json.mapper().createArrayNode();
      array.forEach(item -> result.add(sorted(item)));
      return result;
    }
    return node;
  }

  private static String yaml(String json) {
    try {
      var tree = io.swagger.v3.core.util.Json.mapper().readValue(json, Map.class);
      return Yaml.mapper().writeValueAsString(tree);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
