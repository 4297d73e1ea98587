package io.zongji.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What a message says. In JSON its `kind` is `TEXT` or `MEDIA`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Text.class, name = "TEXT"),
  @JsonSubTypes.Type(value = Content.Media.class, name = "MEDIA")
})
public sealed interface Content {
  /// A text of 1 to [Limits#TEXT_CODE_POINTS_MAX] code points, not blank.
  record Text(String text) implements Content {}

  /// A picture, a file or a voice message that was uploaded before.
  ///
  /// @param bytes its size
  /// @param width pixels of a picture, 0 for a file
  /// @param height pixels of a picture, 0 for a file
  /// @param durationMs milliseconds that a voice message plays; empty for anything else
  record Media(
      @JsonProperty("mediaId") MediaId media,
      @JsonProperty("mediaKind") MediaKind kind,
      String contentType,
      String name,
      long bytes,
      int width,
      int height,
      Optional<Long> durationMs)
      implements Content {}
}
