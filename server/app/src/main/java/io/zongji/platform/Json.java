package io.zongji.platform;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON as the product reads and writes it: strict about types (`1.5` and `"1"` are no integers).
public final class Json {
  private static final JsonMapper MAPPER = strict(JsonMapper.builder()).build();

  private static final int BYTES_USUAL = 1_024;

  private Json() {}

  /// Something that knows how it is written as JSON, one token after another; for what is written
  /// so often that a tree of it would be too dear.
  public interface Writer {
    /// Writes one value.
    void write(JsonGenerator json);
  }

  /// What it writes, in UTF-8.
  public static byte[] bytes(JsonMapper mapper, Writer value) {
    var bytes = new ByteArrayOutputStream(BYTES_USUAL);
    try (var json = mapper.createGenerator(bytes)) {
      value.write(json);
    }
    return bytes.toByteArray();
  }

  /// Makes a mapper's builder as strict as this product wants it.
  static JsonMapper.Builder strict(JsonMapper.Builder builder) {
    return builder
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, Json::refuseScalars)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static void refuseScalars(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Reads a value; throws a `JacksonException` when the text is not one.
  public static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  /// Reads a generic value; throws a `JacksonException` when the text is not one.
  public static <T> T read(String text, TypeReference<T> type) {
    return MAPPER.readValue(text, type);
  }

  public static JsonNode tree(String text) {
    return MAPPER.readTree(text);
  }
}
