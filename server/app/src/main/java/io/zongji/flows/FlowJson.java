package io.zongji.flows;

import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.HeavyWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of requests and files that carry a flow: bounded in size and depth, strict in
/// form.
final class FlowJson {
  private static final Logger LOG = LoggerFactory.getLogger(FlowJson.class);

  /// Bytes of one request or file.
  static final int BYTES_MAX = 2 * 1024 * 1024;

  /// How deep objects and lists may lie in each other; a flow needs six.
  static final int DEPTH_MAX = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FlowJson() {}

  /// Reads one object; throws [FlowFault#TOO_LARGE], [FlowFault#MALFORMED] or, with every field
  /// that is amiss, [FlowFault#INVALID].
  static <T> T read(InputStream body, Function<StrictObject, T> reader) {
    var bytes = bytes(body);
    return HeavyWork.SHORT.compute(() -> read(tree(bytes), reader));
  }

  /// Reads an object that is parsed already.
  static <T> T read(JsonNode node, Function<StrictObject, T> reader) {
    var checked = new Checked();
    var value = StrictObject.read(node, "", checked, reader);
    checked.orThrow(FlowFault.INVALID);
    return value;
  }

  /// Parses a stored text.
  static JsonNode stored(String text) {
    return MAPPER.readTree(text);
  }

  static JsonNode tree(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new FaultException(FlowFault.MALFORMED);
    }
  }

  static byte[] bytes(InputStream body) {
    try {
      var bytes = body.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        drain(body);
        throw new FaultException(FlowFault.TOO_LARGE);
      }
      // An empty body has no JSON in it; without this it would read as a missing value.
      return bytes.length == 0 ? Arrays.copyOf(bytes, 1) : bytes;
    } catch (IOException e) {
      throw new FaultException(FlowFault.MALFORMED);
    }
  }

  /// Reads the rest, so that whoever still sends it hears the answer and goes on by the same
  /// connection.
  private static void drain(InputStream body) {
    try {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.debug("a flow that is too large did not come to its end", e);
    }
  }
}
