package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How rooms of one installation are named, protected and set up at Janus, and how its recordings
/// are named. The same on every server of the installation, so that each can tidy up after another.
///
/// @param installation its id, so that several may share one Janus
/// @param secret of which the secrets of rooms are made
/// @param recordings the folder that Janus records into, as Janus sees it
record JanusHouse(String installation, String secret, Path recordings) {
  /// Rooms have numbers that JavaScript can hold; the end of a call's id is random.
  private static final long NUMBER_MASK = (1L << 52) - 1;

  /// Who leaves while somebody of the same side comes counts for a moment longer.
  private static final int PUBLISHERS_MAX = 4;

  /// A request about the room of a call.
  ObjectNode about(CallId call, String request) {
    return request(request)
        .put("room", call.value().getLeastSignificantBits() & NUMBER_MASK)
        .put("secret", secretOf(call))
        .put("pin", secretOf(call));
  }

  static ObjectNode request(String request) {
    return JsonNodeFactory.instance.objectNode().put("request", request);
  }

  /// What makes the room. It is listed, so that it is found again when nobody knows of it any more;
  /// nobody enters it without its secret.
  ObjectNode creation(CallId call) {
    return about(call, "create")
        .put("description", mark() + call.value())
        .put("is_private", false)
        .put("publishers", PUBLISHERS_MAX)
        .put("bitrate", Limits.JANUS_BITS_PER_SECOND_MAX)
        .put("fir_freq", 10)
        .put("audiocodec", "opus")
        .put("videocodec", "vp8")
        .put("record", false)
        .put("lock_record", true)
        .put("rec_dir", recordings.toString());
  }

  /// What makes everybody in the room be recorded from now on, and whoever comes into it later.
  ObjectNode recording(CallId call) {
    return about(call, "enable_recording").put("record", true);
  }

  /// How a page of that side comes in with what it publishes, and how the files are named that it
  /// is recorded in while the room is.
  ObjectNode entry(CallId call, Call.Side side, String recording) {
    return about(call, "joinandconfigure")
        .put("ptype", "publisher")
        .put("display", side.name())
        .put("filename", recording);
  }

  /// The call whose room it is, if it is one of this installation.
  Optional<CallId> callOf(JsonNode room) {
    var description = room.path("description").asString("");
    if (!description.startsWith(mark())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CallId(UUID.fromString(description.substring(mark().length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String mark() {
    return "zongji " + installation + " ";
  }

  private String secretOf(CallId call) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var words = "room %s %s %s".formatted(installation, call.value(), secret);
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
