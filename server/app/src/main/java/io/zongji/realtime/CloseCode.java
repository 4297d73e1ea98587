package io.zongji.realtime;

import org.springframework.web.socket.CloseStatus;

/// Why the server closes a socket.
enum CloseCode {
  GOING_AWAY(1001, "server going away"),
  BAD_FRAME(4000, "bad frame"),
  SIGN_IN_AGAIN(4001, "sign in again"),
  ORIGIN(4003, "origin not allowed"),
  COME_BACK(4008, "come back"),
  /// The client does not keep up with what is sent to it.
  TOO_SLOW(4008, "come back"),
  /// Nothing came from the client for [Limits#SILENCE_MAX]; it is cut off and never reads this.
  SILENT(4008, "come back"),
  REPLACED(4009, "replaced by another window"),
  TOO_MANY_FRAMES(4029, "too many frames");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  CloseStatus status() {
    return new CloseStatus(code, reason);
  }
}
