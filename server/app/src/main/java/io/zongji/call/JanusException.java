package io.zongji.call;

/// Janus refuses, does not answer in time, or is gone.
final class JanusException extends Exception {
  private static final long serialVersionUID = 1L;

  /// When it is not Janus who says so.
  static final int NO_CODE = 0;

  /// What the VideoRoom plugin says of a room that is there already.
  static final int ROOM_EXISTS = 427;

  private final int code;

  JanusException(int code, String text) {
    super(text);
    this.code = code;
  }

  JanusException(String text, Throwable cause) {
    super(text, cause);
    this.code = NO_CODE;
  }

  int code() {
    return code;
  }
}
