package io.zongji.media;

import io.zongji.platform.Fault;

/// Expected failures around pictures and files.
public enum MediaFault implements Fault {
  UNKNOWN("media.unknown", Kind.NOT_FOUND),
  LINK("media.link", Kind.FORBIDDEN),
  EMPTY("media.empty", Kind.INVALID),
  TOO_LARGE("media.too-large", Kind.TOO_LARGE),
  NOT_A_PICTURE("media.not-a-picture", Kind.UNSUPPORTED),
  TOO_MANY_PIXELS("media.too-many-pixels", Kind.TOO_LARGE),
  TOO_MANY("media.too-many", Kind.TOO_MANY),
  BUSY("media.busy", Kind.UNAVAILABLE),
  NOT_YOURS("media.not-yours", Kind.FORBIDDEN),
  ENDED("media.conversation-ended", Kind.CONFLICT);

  private final String code;
  private final Kind kind;

  MediaFault(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
