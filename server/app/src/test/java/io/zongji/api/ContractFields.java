package io.zongji.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.platform.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// States of each field what the records say of it: whether it is always there, whether it may be
/// null, and what free JSON it carries.
///
/// Answers carry every field, null where there is nothing to say; requests may leave out what may
/// be null.
final class ContractFields {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Pattern REFERENCE = Pattern.compile(SCHEMAS + "([^\"]+)");

  private final ObjectNode schemas;
  private final Set<String> asked;

  private ContractFields(ObjectNode api) {
    this.schemas = (ObjectNode) api.path("components").path("schemas");
    this.asked = reached(api, "requestBody");
    var both = new TreeSet<>(asked);
    both.retainAll(reached(api, "responses"));
    both.removeIf(name -> recordOf(name).isEmpty());
    if (!both.isEmpty()) {
      throw new IllegalStateException("asked and answered, so neither is clear: " + both);
    }
  }

  static void state(ObjectNode api) {
    new ContractFields(api).all();
  }

  private void all() {
    for (var name : List.copyOf(schemas.propertyNames())) {
      recordOf(name).ifPresent(components -> state(name, components));
    }
    // Free JSON; what the library reads out of the class of its nodes says nothing.
    schemas.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.endsWith(".JsonNode"))
        .toList()
        .forEach(name -> schemas.set(name, Json.mapper().createObjectNode()));
    schemas.remove("tools.jackson.databind.node.JsonNodeType");
  }

  private void state(String name, List<RecordComponent> components) {
    var schema = (ObjectNode) schemas.path(name);
    var properties = schema.path("properties");
    var required = new TreeSet<String>();
    for (var component : components) {
      var field = nameOf(component);
      if (properties instanceof ObjectNode known && known.has(field)) {
        var nullable = isNullable(component);
        var stated = shape(component, known.path(field));
        known.set(field, nullable && !asked.contains(name) ? orNull(stated) : stated);
        if (!nullable || !asked.contains(name)) {
          required.add(field);
        }
      }
    }
    var list = schema.putArray("required");
    required.forEach(list::add);
  }

  private static JsonNode shape(RecordComponent component, JsonNode read) {
    var said = component.getAccessor().getAnnotation(Schema.class);
    if (said != null && !said.ref().isEmpty()) {
      return reference(said.ref());
    }
    if (component.getType() == JsonNode.class || component.getType() == Object.class) {
      var any = Json.mapper().createObjectNode();
      if (said != null && said.type().equals("array")) {
        any.put("type", "array").putObject("items");
      }
      return any;
    }
    if (read instanceof ObjectNode map
        && component.getGenericType() instanceof ParameterizedType type
        && type.getRawType() == Map.class
        && type.getActualTypeArguments()[0] instanceof Class<?> key
        && key.isEnum()) {
      map.set("propertyNames", reference(SCHEMAS + key.getCanonicalName()));
    }
    return read;
  }

  private static ObjectNode reference(String to) {
    return Json.mapper().createObjectNode().put("$ref", to);
  }

  private static JsonNode orNull(JsonNode schema) {
    if (schema instanceof ObjectNode known && known.has("type")) {
      var type = known.path("type").asString();
      known.putArray("type").add(type).add("null");
      return known;
    }
    var either = Json.mapper().createObjectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private static String nameOf(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElse(component.getName());
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || component.getType().getSimpleName().startsWith("Optional");
  }

  /// The schemas that a part of the operations leads to.
  private Set<String> reached(ObjectNode api, String part) {
    var open = new ArrayDeque<String>();
    for (var path : api.path("paths")) {
      path.forEach(operation -> open.addAll(referred(operation.path(part))));
    }
    var found = new HashSet<String>();
    while (!open.isEmpty()) {
      var name = open.pop();
      if (found.add(name)) {
        open.addAll(referred(schemas.path(name)));
      }
    }
    return found;
  }

  private static List<String> referred(JsonNode node) {
    return REFERENCE.matcher(Json.write(node)).results().map(found -> found.group(1)).toList();
  }

  private static Optional<List<RecordComponent>> recordOf(String schema) {
    // A generic type is named by its own name and those of its arguments, one after another.
    for (var name = schema; name.contains("."); name = name.substring(0, name.length() - 1)) {
      var type = load(name);
      if (type != null) {
        return Optional.ofNullable(type.getRecordComponents()).map(List::of);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException | LinkageError e) {
      // A nested class is named with a dot here and with a dollar sign there.
      var dot = name.lastIndexOf('.');
      var outer = dot < 0 ? "" : name.substring(0, dot);
      var nested = Pattern.compile("\\.[A-Z]").matcher(outer).find();
      return nested ? load(outer + "$" + name.substring(dot + 1)) : null;
    }
  }
}
