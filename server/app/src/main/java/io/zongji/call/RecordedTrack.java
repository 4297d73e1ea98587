package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.platform.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What Janus recorded of one medium of one page: a file that begins with a word, the length of a
/// JSON object (16 bits) and that object.
///
/// @param beganMicros when its first packet came, in microseconds since 1970
record RecordedTrack(Path file, Call.Side side, boolean picture, long beganMicros) {
  private static final int WORD_BYTES = 8;

  /// The track in that file; none when nothing was sent.
  static Optional<RecordedTrack> read(Path file) throws IOException {
    var name = file.getFileName().toString();
    var side = name.contains("-" + Call.Side.AGENT + "-") ? Call.Side.AGENT : Call.Side.CUSTOMER;
    if (Files.size(file) <= WORD_BYTES + Short.BYTES) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(WORD_BYTES);
      var header = in.readNBytes(in.readUnsignedShort());
      var tree = Json.tree(new String(header, StandardCharsets.UTF_8));
      if (!tree.path("u").isNumber()) {
        return Optional.empty();
      }
      boolean picture = tree.path("t").asString("").equals("v");
      return Optional.of(new RecordedTrack(file, side, picture, tree.path("u").longValue()));
    } catch (JacksonException e) {
      throw new IOException("not a recording: " + name, e);
    }
  }
}
