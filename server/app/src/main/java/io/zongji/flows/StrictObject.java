package io.zongji.flows;

import io.zongji.flow.ModuleId;
import io.zongji.platform.Checked;
import io.zongji.platform.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads one JSON object member by member; what is missing, mistyped or not known is collected
/// as field errors with their path, and a harmless value stands in for it.
///
/// Absent and null mean the same. At most [#ERRORS_MAX] errors are collected.
final class StrictObject {
  static final int ERRORS_MAX = 50;
  private static final Pattern MODULE_ID = Pattern.compile("[0-9A-Za-z_-]{1,40}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final JsonNode node;
  private final String path;
  private final Checked checked;
  private final Set<String> known = new HashSet<>();

  private StrictObject(JsonNode node, String path, Checked checked) {
    this.node = node;
    this.path = path;
    this.checked = checked;
  }

  /// Reads a whole object and complains of members that the reader did not ask for.
  static <T> T read(JsonNode node, String path, Checked checked, Function<StrictObject, T> reader) {
    var object = new StrictObject(node, path, checked);
    if (!node.isObject()) {
      object.error(path, "wrong-type");
      return reader.apply(nothing());
    }
    var value = reader.apply(object);
    object.refuseOthers();
    return value;
  }

  /// What is read in place of an object that is not there: nobody needs to hear what it lacks.
  private static StrictObject nothing() {
    return new StrictObject(JsonNodeFactory.instance.objectNode(), "", new Checked());
  }

  /// A text that must be there; it may be empty.
  String text(String member) {
    return optionalText(member).orElseGet(() -> missing(member, ""));
  }

  Optional<String> optionalText(String member) {
    return present(member)
        .map(
            value -> {
              if (!value.isString()) {
                return wrongType(member, "");
              }
              if (value.stringValue().codePoints().anyMatch(StrictObject::unstorable)) {
                error(at(member), "format");
                return "";
              }
              return value.stringValue();
            });
  }

  /// A flow's name: one line of 1 to [FlowFile#NAME_MAX] code points, trimmed.
  String name(String member) {
    var given = present(member);
    if (given.isPresent() && !given.get().isString()) {
      return wrongType(member, "");
    }
    return checked.line(
        at(member), given.map(JsonNode::stringValue).orElse(""), 1, FlowFile.NAME_MAX);
  }

  ModuleId moduleId(String member) {
    var text = text(member);
    boolean given = present(member).filter(JsonNode::isString).isPresent();
    if (given && !MODULE_ID.matcher(text).matches()) {
      error(at(member), "format");
    }
    return new ModuleId(text);
  }

  Optional<UUID> optionalUuid(String member) {
    return optionalText(member)
        .flatMap(
            text -> {
              if (!UUID_FORM.matcher(text).matches()) {
                error(at(member), "format");
                return Optional.empty();
              }
              return Optional.of(UUID.fromString(text));
            });
  }

  UUID uuid(String member) {
    var uuid = optionalUuid(member);
    if (uuid.isEmpty() && present(member).isEmpty()) {
      missing(member, "");
    }
    return uuid.orElseGet(() -> new UUID(0, 0));
  }

  int wholeNumber(String member) {
    return optionalWholeNumber(member).orElseGet(() -> missing(member, 0));
  }

  Optional<Integer> optionalWholeNumber(String member) {
    return present(member)
        .map(
            value ->
                value.isIntegralNumber() && value.canConvertToInt()
                    ? Integer.valueOf(value.intValue())
                    : wrongType(member, Integer.valueOf(0)));
  }

  long longNumber(String member) {
    var value = present(member);
    if (value.isEmpty()) {
      return missing(member, 0L);
    }
    var number = value.get();
    return number.isIntegralNumber() && number.canConvertToLong()
        ? number.longValue()
        : wrongType(member, 0L);
  }

  /// A number within ±`limit`.
  double number(String member, double limit) {
    var value = present(member);
    if (value.isEmpty()) {
      return missing(member, 0.0);
    }
    if (!value.get().isNumber()) {
      return wrongType(member, 0.0);
    }
    double number = value.get().doubleValue();
    if (!(Math.abs(number) <= limit)) {
      error(at(member), "out-of-range", -limit, limit);
      return 0;
    }
    return number;
  }

  boolean flag(String member) {
    return present(member)
        .map(
            value ->
                value.isBoolean()
                    ? Boolean.valueOf(value.booleanValue())
                    : wrongType(member, false))
        .orElse(false);
  }

  <E extends Enum<E>> E choice(String member, Class<E> type, E substitute) {
    var name = text(member);
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    if (!name.isEmpty()) {
      error(at(member), "unknown-value");
    }
    return substitute;
  }

  <T> T object(String member, Function<StrictObject, T> reader) {
    var value = present(member);
    if (value.isEmpty()) {
      error(at(member), "required");
    }
    return value
        .map(present -> read(present, at(member), checked, reader))
        .orElseGet(() -> reader.apply(nothing()));
  }

  <T> Optional<T> optionalObject(String member, Function<StrictObject, T> reader) {
    return present(member).map(value -> read(value, at(member), checked, reader));
  }

  <T> List<T> optionalObjects(String member, Function<StrictObject, T> reader) {
    return present(member).isPresent() ? objects(member, reader) : List.of();
  }

  /// A list of objects that must be there; it may be empty.
  <T> List<T> objects(String member, Function<StrictObject, T> reader) {
    var value = present(member);
    if (value.isEmpty()) {
      return missing(member, List.of());
    }
    if (!value.get().isArray()) {
      return wrongType(member, List.of());
    }
    var items = new ArrayList<T>();
    int i = 0;
    for (var item : value.get()) {
      items.add(read(item, at(member) + "[" + i + "]", checked, reader));
      i++;
    }
    return items;
  }

  private String at(String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  private Optional<JsonNode> present(String member) {
    known.add(member);
    return Optional.ofNullable(node.get(member)).filter(value -> !value.isNull());
  }

  private void refuseOthers() {
    for (var member : node.propertyNames()) {
      if (!known.contains(member)) {
        error(at(member), "unknown-field");
      }
    }
  }

  private <T> T missing(String member, T substitute) {
    error(at(member), "required");
    return substitute;
  }

  private <T> T wrongType(String member, T substitute) {
    error(at(member), "wrong-type");
    return substitute;
  }

  private void error(String field, String code, Object... args) {
    if (checked.errors().size() < ERRORS_MAX) {
      checked.add(FieldError.of(shortened(field), code, args));
    }
  }

  private static String shortened(String field) {
    return field.length() <= 200 ? field : field.substring(0, 200);
  }

  private static boolean unstorable(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }
}
