package io.zongji.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What nobody should send, the same for the same seed.
public final class Junk {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;

  public Junk(long seed) {
    this.random = new Random(seed);
  }

  /// Bodies that no operation takes: no JSON, or JSON of another shape.
  public static List<byte[]> hopelessBodies() {
    var all = new ArrayList<byte[]>();
    for (var text :
        List.of(
            "null",
            "[]",
            "[{}]",
            "\"text\"",
            "17",
            "true",
            "{",
            "{]",
            "{\"a\":",
            "{'name':'x'}",
            "{\"name\":\"\\uZZZZ\"}",
            "{\"name\":NaN}",
            "{} {}",
            "[".repeat(5_000),
            "{\"name\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "\0\0\0\0",
            "<xml/>")) {
      all.add(text.getBytes(StandardCharsets.UTF_8));
    }
    all.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0x22});
    all.add("{\"name\":\"".getBytes(StandardCharsets.UTF_8));
    var broken = "{\"name\":\"??\"}".getBytes(StandardCharsets.UTF_8);
    broken[9] = (byte) 0xc3;
    broken[10] = (byte) 0x28;
    all.add(broken);
    return all;
  }

  /// Query and path values that make no sense.
  public static List<String> values() {
    return List.of(
        "",
        "%20",
        "x",
        "-1",
        "0",
        "99999999999999999999",
        "1.5",
        "NaN",
        "null",
        "true",
        "%00",
        "%ff%fe",
        "..%2f..%2fetc",
        "2026-13-45",
        "%2B999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "%F0%9F%92%A5",
        "%27%3B%20drop%20table%20staff%3B--",
        "x".repeat(3_000),
        "00000000-0000-0000-0000-000000000000");
  }

  /// A value of any kind, seldom a sensible one.
  public JsonNode value(int depth) {
    return switch (random.nextInt(depth > 3 ? 12 : 14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 5 -> NODES.numberNode(-random.nextInt(3));
      case 6 -> NODES.stringNode("");
      case 7 -> NODES.stringNode(text());
      case 8 -> NODES.stringNode("字".repeat(random.nextInt(4_000)));
      case 9 ->
          NODES.stringNode(new java.util.UUID(random.nextLong(), random.nextLong()).toString());
      case 10 -> NODES.stringNode("\u0000\ud800\u202e\ufeff");
      case 11 ->
          NODES.stringNode(List.of("OMNIMEDIA", "ADMIN", "TEXT", "IDLE").get(random.nextInt(4)));
      case 12 -> array(depth);
      default -> object(depth);
    };
  }

  private ArrayNode array(int depth) {
    var array = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private ObjectNode object(int depth) {
    var object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(text(), value(depth + 1));
    }
    return object;
  }

  /// An object with these fields, some left out, some doubled in strangeness, and others beside.
  public ObjectNode body(List<String> fields) {
    var object = NODES.objectNode();
    for (var field : fields) {
      if (random.nextInt(6) > 0) {
        object.set(field, value(0));
      }
    }
    if (random.nextBoolean()) {
      object.set(text(), value(0));
    }
    return object;
  }

  /// A copy in which one thing, however deep, is something else.
  public JsonNode mutated(JsonNode sound) {
    if (sound instanceof ObjectNode object && !object.isEmpty()) {
      var copy = object.deepCopy();
      var names = List.copyOf(object.propertyNames());
      var name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> copy.remove(name);
        case 1 -> copy.set(text(), value(0));
        default -> copy.set(name, random.nextBoolean() ? value(0) : mutated(object.get(name)));
      }
      return copy;
    }
    if (sound instanceof ArrayNode array && !array.isEmpty()) {
      var copy = array.deepCopy();
      int place = random.nextInt(array.size());
      if (random.nextInt(4) == 0) {
        copy.remove(place);
      } else {
        copy.set(place, mutated(array.get(place)));
      }
      return copy;
    }
    return value(0);
  }

  /// The same bytes with some of them changed, cut or doubled.
  public byte[] mutated(byte[] sound) {
    var changed = sound.clone();
    for (int i = random.nextInt(1, 8); i > 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 && changed.length > 1
        ? java.util.Arrays.copyOf(changed, random.nextInt(1, changed.length))
        : changed;
  }

  public byte[] bytes(int most) {
    var bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  public String text() {
    return random
        .ints(random.nextInt(12), 0x20, 0x3000)
        .filter(Character::isDefined)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
