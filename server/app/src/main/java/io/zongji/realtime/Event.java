package io.zongji.realtime;

import io.zongji.conversation.TimelineJson;
import io.zongji.platform.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import tools.jackson.databind.JsonNode;

/// One event as JSON in UTF-8, as the wire takes it.
final class Event {
  private final byte[] utf8;

  private Event(byte[] utf8) {
    this.utf8 = utf8;
  }

  /// What it writes, which is one object.
  static Event written(Json.Writer object) {
    return new Event(TimelineJson.bytes(object));
  }

  static Event of(JsonNode object) {
    return new Event(TimelineJson.mapper().writeValueAsBytes(object));
  }

  /// Its bytes on the wire.
  int size() {
    return utf8.length;
  }

  /// The text of a frame that carries them all, in UTF-8.
  static byte[] frame(Collection<Event> events) {
    int brackets = 2;
    int size = events.stream().mapToInt(Event::size).sum() + events.size() + brackets;
    var frame = new ByteArrayOutputStream(size);
    char before = '[';
    for (var event : events) {
      frame.write(before);
      frame.writeBytes(event.utf8);
      before = ',';
    }
    frame.write(']');
    return frame.toByteArray();
  }

  /// Its JSON.
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
