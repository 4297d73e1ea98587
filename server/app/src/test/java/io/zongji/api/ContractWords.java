package io.zongji.api;

import io.zongji.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Adds to the contract what types do not say: what everything means, how long and large it may be,
/// examples. Whatever has no meaning, whatever a request may send without a limit, and every word
/// about something that is not there is a defect.
final class ContractWords {
  private static final Pattern SCHEMA = Pattern.compile("#/components/schemas/([^\"]+)");
  private static final Set<String> ELSEWHERE =
      Set.of("Problem", "FlowGraph", "FlowFile", "JsonNode");
  private static final Set<String> FIXED_FORMATS = Set.of("uuid", "date-time", "binary");

  private final JsonNode words;
  private final List<String> defects = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private ContractWords(JsonNode words) {
    this.words = words;
  }

  /// As the file beside the tests has them.
  static JsonNode read() {
    try (var file = ContractWords.class.getResourceAsStream("/contract-words.yaml")) {
      return Json.mapper().valueToTree(new Yaml().<Object>load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Throws when the words do not fit the contract.
  static void add(ObjectNode api) {
    var all = new ContractWords(read());
    ((ObjectNode) api.path("info")).put("description", all.words.path("info").asString());
    all.schemas((ObjectNode) api.path("components").path("schemas"));
    all.parameters(api);
    all.checkRequests(api);
    all.checkUsed("schemas", "enums", "fields", "parameters");
    if (!all.defects.isEmpty()) {
      throw new IllegalStateException(String.join("\n", all.defects));
    }
  }

  private void schemas(ObjectNode schemas) {
    for (var schema : schemas.properties()) {
      if (ELSEWHERE.contains(schema.getKey()) || !(schema.getValue() instanceof ObjectNode known)) {
        continue;
      }
      if (known.has("enum")) {
        choices(schema.getKey(), known);
      } else {
        record(schema.getKey(), known);
      }
    }
  }

  private void choices(String name, ObjectNode schema) {
    var said = words.path("enums").path(name);
    used.add("enums." + name);
    var text = new StringBuilder(said.path("means").asString(""));
    var values = new TreeSet<String>();
    for (var value : schema.path("enum")) {
      values.add(value.asString());
      var means = said.path(value.asString()).asString("");
      if (means.isEmpty()) {
        defects.add("what does " + name + "." + value.asString() + " mean?");
      }
      text.append(text.toString().endsWith(".") ? " " : "; ");
      text.append(value.asString()).append(": ").append(means);
    }
    for (var value : said.propertyNames()) {
      if (!value.equals("means") && !values.contains(value)) {
        defects.add("there is no " + name + "." + value);
      }
    }
    schema.put("description", text.append(".").toString());
  }

  private void record(String name, ObjectNode schema) {
    var said = words.path("schemas").path(name);
    used.add("schemas." + name);
    schema.put("description", meaning(said.path("means"), name));
    for (var list : List.of("required", "example")) {
      if (said.has(list)) {
        schema.set(list, said.path(list));
      }
    }
    said.path("oneOf")
        .forEach(field -> schema.withArray("anyOf").addObject().putArray("required").add(field));
    var fields = (ObjectNode) schema.path("properties");
    for (var field : fields.properties()) {
      if (field.getValue() instanceof ObjectNode known) {
        field(name, field.getKey(), known);
      }
    }
    strays(name, said, fields);
  }

  private void field(String schema, String name, ObjectNode field) {
    var said = words.path("schemas").path(schema);
    var common = words.path("fields").path(name);
    var own = said.path("fields").path(name);
    if (own.isMissingNode()) {
      used.add("fields." + name);
    }
    field.put("description", meaning(own.isMissingNode() ? common : own, schema + "." + name));
    limit(field, said.path("limits").path(name));
  }

  private static void limit(ObjectNode field, JsonNode limits) {
    for (var limit : limits.properties()) {
      switch (limit.getKey()) {
        // For the test that tries the limits.
        case "past" -> {}
        case "items" -> limit((ObjectNode) field.path("items"), limit.getValue());
        default -> field.set(limit.getKey(), limit.getValue());
      }
    }
  }

  private void strays(String name, JsonNode said, ObjectNode fields) {
    for (var part : List.of("fields", "limits", "example")) {
      for (var field : said.path(part).propertyNames()) {
        if (!fields.has(field)) {
          defects.add("there is no " + name + "." + field);
        }
      }
    }
    said.path("required")
        .forEach(
            field -> {
              if (!fields.has(field.asString())) {
                defects.add("there is no " + name + "." + field.asString());
              }
            });
  }

  private void parameters(ObjectNode api) {
    for (var path : api.path("paths")) {
      for (var operation : path) {
        for (var parameter : operation.path("parameters")) {
          var name = parameter.path("name").asString();
          var said = words.path("parameters").path(name);
          used.add("parameters." + name);
          var known = (ObjectNode) parameter;
          known.put("description", meaning(said.path("means"), "the parameter " + name));
          if (parameter.path("schema") instanceof ObjectNode schema) {
            said.properties().stream()
                .filter(limit -> !limit.getKey().equals("means"))
                .forEach(limit -> schema.set(limit.getKey(), limit.getValue()));
          }
        }
      }
    }
  }

  private String meaning(JsonNode said, String of) {
    if (!said.isString() || said.asString().isBlank()) {
      defects.add("what is " + of + "?");
    }
    return said.asString("");
  }

  /// All that a request may send has a limit, and every request says what it must send.
  private void checkRequests(ObjectNode api) {
    var schemas = api.path("components").path("schemas");
    for (var path : api.path("paths")) {
      for (var operation : path) {
        var body = operation.path("requestBody").path("content").path("application/json");
        var found = SCHEMA.matcher(Json.write(body.path("schema")));
        while (found.find()) {
          var name = found.group(1);
          if (!ELSEWHERE.contains(name)) {
            checkRequest(name, schemas.path(name));
          }
        }
      }
    }
  }

  private void checkRequest(String name, JsonNode schema) {
    if (!schema.has("example")) {
      defects.add(name + " has no example");
    }
    var said = words.path("schemas").path(name).path("required");
    if (schema.path("required").isEmpty() && !said.isArray()) {
      defects.add(name + " does not say what it must have");
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> checkLimited(name + "." + field.getKey(), field.getValue()));
  }

  private void checkLimited(String field, JsonNode schema) {
    var needed =
        switch (schema.path("type").asString("")) {
          case "string" ->
              schema.has("enum") || FIXED_FORMATS.contains(schema.path("format").asString(""))
                  ? List.<String>of()
                  : List.of("maxLength");
          case "integer", "number" -> List.of("minimum", "maximum");
          case "array" -> List.of("maxItems");
          default -> List.<String>of();
        };
    needed.stream()
        .filter(limit -> !schema.has(limit))
        .forEach(limit -> defects.add(field + " has no " + limit));
    if (schema.has("items")) {
      checkLimited(field + "[]", schema.path("items"));
    }
  }

  private void checkUsed(String... parts) {
    for (var part : parts) {
      words.path(part).propertyNames().stream()
          .filter(name -> !used.contains(part + "." + name))
          .forEach(name -> defects.add("nothing is called " + part + "." + name));
    }
  }
}
