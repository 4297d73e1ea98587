package io.zongji.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.flow.ModuleId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Json;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Facts and conversations as JSON: ids are strings, times ISO-8601, absent values left out.
///
/// What was ever written stays readable: unknown fields are passed over, and kinds keep their
/// names.
public final class TimelineJson {
  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .addModule(ids())
          .changeDefaultPropertyInclusion(
              was ->
                  was.withValueInclusion(JsonInclude.Include.NON_ABSENT)
                      .withContentInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private TimelineJson() {}

  /// The mapper that writes ids as strings; for everybody who shows parts of a conversation.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// A fact's own fields.
  public static String body(Fact fact) {
    return fact instanceof Fact.Message message
        ? new String(bytes(json -> write(message, json)), StandardCharsets.UTF_8)
        : MAPPER.writeValueAsString(fact);
  }

  private static void write(Fact.Message message, JsonGenerator json) {
    json.writeStartObject();
    properties(message, TimelineJson::write, json);
    json.writeEndObject();
  }

  /// The fact of that kind with those fields.
  public static Fact fact(Kind kind, String body) {
    return MAPPER.readValue(body, kind.type());
  }

  /// What it writes, in UTF-8.
  public static byte[] bytes(Json.Writer value) {
    return Json.bytes(MAPPER, value);
  }

  /// What it writes, as a tree.
  public static JsonNode tree(Json.Writer value) {
    return MAPPER.readTree(bytes(value));
  }

  /// Writes what a message says; those who show it add the addresses of media.
  public interface ContentWriter {
    /// Writes one object.
    void write(Content content, JsonGenerator json);
  }

  /// Writes an array of the entries as workspaces and records show them: of each `seq`, `at`,
  /// `kind`, `clientId`, then the fact's own fields.
  public static void write(List<Entry> entries, ContentWriter contents, JsonGenerator json) {
    json.writeStartArray();
    entries.forEach(entry -> write(entry, contents, json));
    json.writeEndArray();
  }

  private static void write(Entry entry, ContentWriter contents, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("seq", entry.seq());
    json.writeStringProperty("at", entry.at().toString());
    json.writeStringProperty("kind", entry.kind().name());
    entry.clientId().ifPresent(id -> json.writeStringProperty("clientId", id.value()));
    if (entry.fact() instanceof Fact.Message message) {
      // By far the most frequent.
      properties(message, contents, json);
    } else {
      for (var property : MAPPER.valueToTree(entry.fact()).properties()) {
        json.writeName(property.getKey());
        json.writeTree(property.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void properties(Fact.Message message, ContentWriter contents, JsonGenerator json) {
    json.writeStringProperty("from", message.from().name());
    message.staffId().ifPresent(id -> json.writeStringProperty("staffId", id.value().toString()));
    message.moduleId().ifPresent(id -> json.writeStringProperty("moduleId", id.value()));
    json.writeName("content");
    contents.write(message.content(), json);
  }

  /// Writes what a message says, as its body holds it.
  public static void write(Content content, JsonGenerator json) {
    switch (content) {
      case Content.Text(var text) -> {
        json.writeStartObject();
        json.writeStringProperty("kind", "TEXT");
        json.writeStringProperty("text", text);
        json.writeEndObject();
      }
      case Content.Media media -> json.writeTree(tree(media));
    }
  }

  /// Media as a message's body holds them.
  public static ObjectNode tree(Content.Media media) {
    return ((ObjectNode) MAPPER.valueToTree(media)).put("kind", "MEDIA");
  }

  /// The conversation as its row holds it: without the sequence and the clocks, which have columns
  /// of their own.
  static String state(Conversation conversation) {
    return MAPPER.writeValueAsString(Clocks.NONE.in(conversation).at(0));
  }

  /// The conversation of a stored state, with what that leaves out.
  static Conversation conversation(String state, long lastSeq, Clocks clocks) {
    return clocks.in(MAPPER.readValue(state, Conversation.class)).at(lastSeq);
  }

  private static SimpleModule ids() {
    var module = new SimpleModule("ids");
    uuid(module, StaffId.class, StaffId::value, StaffId::new);
    uuid(module, SkillGroupId.class, SkillGroupId::value, SkillGroupId::new);
    uuid(module, FlowId.class, FlowId::value, FlowId::new);
    uuid(module, CustomerId.class, CustomerId::value, CustomerId::new);
    uuid(module, ChannelId.class, ChannelId::value, ChannelId::new);
    uuid(module, ConversationId.class, ConversationId::value, ConversationId::new);
    uuid(module, OfferId.class, OfferId::value, OfferId::new);
    uuid(module, CallId.class, CallId::value, CallId::new);
    uuid(module, MediaId.class, MediaId::value, MediaId::new);
    text(module, ModuleId.class, ModuleId::value, ModuleId::new);
    text(module, ClientId.class, ClientId::value, ClientId::new);
    return module;
  }

  private static <T> void uuid(
      SimpleModule module, Class<T> type, Function<T, UUID> value, Function<UUID, T> make) {
    text(module, type, id -> value.apply(id).toString(), text -> make.apply(UUID.fromString(text)));
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> value, Function<String, T> make) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T id, JsonGenerator json, SerializationContext context) {
            json.writeString(value.apply(id));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<T>() {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) {
            return make.apply(json.getString());
          }
        });
  }
}
