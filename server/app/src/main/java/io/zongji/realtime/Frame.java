package io.zongji.realtime;

import io.zongji.conversation.ClientId;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MediaId;
import io.zongji.platform.FaultException;
import io.zongji.platform.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A client's frame: one JSON object with `op` and `ref`. Its fields are read strictly; each that
/// is missing or of another type is a `realtime.bad-field` that names it.
final class Frame {
  /// The form of a UUID; `0` stands for a hexadecimal digit.
  private static final String UUID_FORM = "00000000-0000-0000-0000-000000000000";

  private static final int OP_CHARACTERS_MAX = 40;

  private final JsonNode node;
  private final String op;
  private final long ref;

  private Frame(JsonNode node, String op, long ref) {
    this.node = node;
    this.op = op;
    this.ref = ref;
  }

  static Frame parse(String text) throws BadFrame {
    if (text.length() > Limits.FRAME_BYTES_MAX || Utf8.bytes(text) > Limits.FRAME_BYTES_MAX) {
      throw new BadFrame("larger than " + Limits.FRAME_BYTES_MAX + " bytes");
    }
    JsonNode node;
    try {
      node = Json.tree(text);
    } catch (JacksonException e) {
      throw new BadFrame("no JSON");
    }
    if (!node.isObject()) {
      throw new BadFrame("no JSON object");
    }
    var op = node.path("op");
    var ref = node.path("ref");
    if (!op.isString() || op.stringValue().length() > OP_CHARACTERS_MAX) {
      throw new BadFrame("without op");
    }
    if (!ref.isIntegralNumber() || !ref.canConvertToLong()) {
      throw new BadFrame("without ref");
    }
    return new Frame(node, op.stringValue(), ref.longValue());
  }

  String op() {
    return op;
  }

  /// What the client calls this frame; the answer carries it.
  long ref() {
    return ref;
  }

  /// The conversation it names, if it names one well; for the log.
  Optional<UUID> about() {
    return Optional.of(node.path("conversation").asString(""))
        .filter(Frame::isUuid)
        .map(UUID::fromString);
  }

  ConversationId conversation() {
    return new ConversationId(uuid("conversation"));
  }

  UUID uuid(String field) {
    return uuid(field, text(field));
  }

  Optional<UUID> optionalUuid(String field) {
    return missing(field) ? Optional.empty() : Optional.of(uuid(field));
  }

  String text(String field) {
    return text(node, field);
  }

  Optional<String> optionalText(String field) {
    return missing(field) ? Optional.empty() : Optional.of(text(field));
  }

  boolean flag(String field) {
    var value = node.path(field);
    if (!value.isBoolean()) {
      throw bad(field);
    }
    return value.booleanValue();
  }

  /// False when the field is missing.
  boolean optionalFlag(String field) {
    return !missing(field) && flag(field);
  }

  /// A whole number from 0 on.
  long count(String field) {
    return count(field, node.path(field));
  }

  /// A whole number.
  int whole(String field) {
    var value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw bad(field);
    }
    return value.intValue();
  }

  ClientId clientId() {
    return ClientId.of(text("clientId")).orElseThrow(() -> bad("clientId"));
  }

  Optional<ClientId> optionalClientId() {
    return missing("clientId") ? Optional.empty() : Optional.of(clientId());
  }

  /// What is to be said: a text, or media that was uploaded before.
  Said said() {
    var content = node.path("content");
    if (!content.isObject()) {
      throw bad("content");
    }
    return switch (text(content, "kind")) {
      case "TEXT" -> new Said.Text(new Content.Text(text(content, "text")));
      case "MEDIA" -> new Said.Media(new MediaId(uuid("mediaId", text(content, "mediaId"))));
      default -> throw bad("kind");
    };
  }

  /// A JSON object, whatever is in it.
  JsonNode object(String field) {
    var value = node.path(field);
    if (!value.isObject()) {
      throw bad(field);
    }
    return value;
  }

  /// Sequences by conversation; nothing when the field is missing.
  Map<ConversationId, Long> sequences(String field) {
    var sequences = new TreeMap<UUID, Long>();
    if (missing(field)) {
      return Map.of();
    }
    var value = node.path(field);
    if (!value.isObject() || value.size() > Limits.HELLO_CONVERSATIONS_MAX) {
      throw bad(field);
    }
    for (var property : value.properties()) {
      sequences.put(uuid(field, property.getKey()), count(field, property.getValue()));
    }
    return sequences.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toUnmodifiableMap(
                entry -> new ConversationId(entry.getKey()), Map.Entry::getValue));
  }

  static FaultException bad(String field) {
    return new FaultException(RealtimeFault.BAD_FIELD, field);
  }

  FaultException unknownOp() {
    return new FaultException(RealtimeFault.UNKNOWN_OP, op);
  }

  private boolean missing(String field) {
    return node.path(field).isMissingNode() || node.path(field).isNull();
  }

  private static String text(JsonNode from, String field) {
    var value = from.path(field);
    if (!value.isString()) {
      throw bad(field);
    }
    return value.stringValue();
  }

  private static long count(String field, @Nullable JsonNode value) {
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0) {
      throw bad(field);
    }
    return value.longValue();
  }

  private static UUID uuid(String field, String text) {
    if (!isUuid(text)) {
      throw bad(field);
    }
    return UUID.fromString(text);
  }

  /// Whether it is one in full; `UUID.fromString` takes shorter ones too. Every frame asks, and a
  /// pattern took as long as all the rest of reading it.
  private static boolean isUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char is = text.charAt(i);
      boolean right =
          UUID_FORM.charAt(i) == '-' ? is == '-' : is < 128 && Character.digit(is, 16) >= 0;
      if (!right) {
        return false;
      }
    }
    return true;
  }
}
