package io.zongji.media;

import io.zongji.platform.Fault;

/// Expected failures around pictures, files and voice messages.
public enum MediaFault implements Fault {
  UNKNOWN("media.unknown", Kind.NOT_FOUND),
  LINK("media.link", Kind.FORBIDDEN),
  EMPTY("media.empty", Kind.INVALID),
  TOO_LARGE("media.too-large", Kind.TOO_LARGE),
  NOT_A_PICTURE("media.not-a-picture", Kind.UNSUPPORTED),
  TOO_MANY_PIXELS("media.too-many-pixels", Kind.TOO_LARGE),
  TOO_MUCH_TO_DECODE("media.too-much-to-decode", Kind.TOO_LARGE),
  NOT_CLEANED("media.not-cleaned", Kind.UNSUPPORTED),
  NOT_AUDIO("media.not-audio", Kind.UNSUPPORTED),
  VOICE_TOO_LONG("media.voice-too-long", Kind.UNPROCESSABLE),
  VOICE_TOO_SHORT("media.voice-too-short", Kind.UNPROCESSABLE),
  VOICE_TOO_LARGE("media.voice-too-large", Kind.TOO_LARGE),
  STORE_AWAY("media.store-away", Kind.UNAVAILABLE),
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
