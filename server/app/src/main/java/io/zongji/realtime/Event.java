package io.zongji.realtime;

import io.zongji.conversation.TimelineJson;
import io.zongji.platform.Json;
import java.nio.ByteBuffer;
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

  /// The text of a frame that carries them all, at least one, in UTF-8.
  static byte[] frame(Collection<Event> events) {
    // A sign before each of them, and the last bracket.
    int size = events.stream().mapToInt(Event::size).sum() + events.size() + 1;
    var frame = ByteBuffer.allocate(size);
    for (var event : events) {
      frame.put((byte) (frame.position() == 0 ? '[' : ',')).put(event.utf8);
    }
    return frame.put((byte) ']').array();
  }

  /// Its JSON.
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
