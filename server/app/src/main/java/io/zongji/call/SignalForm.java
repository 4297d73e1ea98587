package io.zongji.call;

import io.zongji.platform.FaultException;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a page signals, strictly: what is passed on has the fields of its type and no others.
/// Throws `call.signal-bad` otherwise.
final class SignalForm {
  /// The type with which a page joins, whatever the way.
  static final String JOIN = "join";

  private static final String SDP_BEGIN = "v=0";
  private static final int LINE_INDEX_MAX = 100;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /// What a field may hold.
  enum Field {
    /// A session description.
    SDP,
    /// Where a page can be reached; null for the end of them.
    CANDIDATE,
    /// A short text, or nothing.
    NAME,
    /// A small whole number, or nothing.
    LINE_INDEX,
    /// The page meant, or nothing.
    LEG,
    /// Which connection to a media server is meant.
    PEER
  }

  private SignalForm() {}

  static String typeOf(JsonNode data) {
    if (!data.isObject() || !data.path("type").isString()) {
      throw bad();
    }
    return data.path("type").stringValue();
  }

  /// The signal with the fields that its type has.
  ///
  /// @param types the fields of each type that a page may send
  static ObjectNode read(JsonNode data, Map<String, Map<String, Field>> types) {
    var type = typeOf(data);
    var fields = types.get(type);
    if (fields == null) {
      throw bad();
    }
    var read = JsonNodeFactory.instance.objectNode().put("type", type);
    fields.forEach(
        (name, field) -> {
          var value = data.path(name);
          if (!fits(field, value)) {
            throw bad();
          }
          if (!value.isMissingNode()) {
            read.set(name, value);
          }
        });
    return read;
  }

  private static boolean fits(Field field, JsonNode value) {
    boolean nothing = value.isMissingNode() || value.isNull();
    return switch (field) {
      case SDP -> value.isString() && value.stringValue().startsWith(SDP_BEGIN);
      case CANDIDATE ->
          value.isNull()
              || (value.isString()
                  && value.stringValue().length() <= Limits.CANDIDATE_CHARACTERS_MAX);
      case NAME ->
          nothing
              || (value.isString() && value.stringValue().length() <= Limits.NAME_CHARACTERS_MAX);
      case LINE_INDEX ->
          nothing
              || (value.isIntegralNumber()
                  && value.canConvertToInt()
                  && value.intValue() >= 0
                  && value.intValue() <= LINE_INDEX_MAX);
      case LEG -> nothing || (value.isString() && isUuid(value.stringValue()));
      case PEER ->
          value.isString()
              && (value.stringValue().equals("publish") || value.stringValue().equals("subscribe"));
    };
  }

  private static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  /// The signal as it is kept; refuses what cannot be stored.
  static String text(ObjectNode data) {
    var text = data.toString();
    if (text.indexOf('\0') >= 0) {
      throw bad();
    }
    return text;
  }

  private static FaultException bad() {
    return new FaultException(CallFault.SIGNAL_BAD);
  }
}
