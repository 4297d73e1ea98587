package io.zongji.realtime;

import io.zongji.platform.Fault;

/// Expected failures of what clients ask over a socket.
public enum RealtimeFault implements Fault {
  HELLO_FIRST("realtime.hello-first", Kind.UNAUTHENTICATED),
  HELLO_ONCE("realtime.hello-once", Kind.CONFLICT),
  UNKNOWN_OP("realtime.unknown-op", Kind.INVALID),
  BAD_FIELD("realtime.bad-field", Kind.INVALID),
  OTHER_WINDOW("realtime.other-window", Kind.CONFLICT),
  MEDIA_UNKNOWN("realtime.media-unknown", Kind.NOT_FOUND),
  NOT_YOURS("realtime.not-yours", Kind.FORBIDDEN),
  BROKEN("realtime.broken", Kind.UNAVAILABLE);

  private final String code;
  private final Kind kind;

  RealtimeFault(String code, Kind kind) {
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
