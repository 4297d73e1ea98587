package io.zongji.call;

import io.zongji.platform.Fault;

/// Expected failures around calls, beside what their rules refuse.
public enum CallFault implements Fault {
  /// No signal of this way, or one with a field that cannot be.
  SIGNAL_BAD("call.signal-bad", Kind.INVALID),
  /// Another page of this side has joined later.
  LEG_REPLACED("call.leg-replaced", Kind.CONFLICT),
  /// This page has not joined, or the server does not know of it any more; join again.
  NOT_JOINED("call.not-joined", Kind.CONFLICT),
  TOO_MANY_SIGNALS("call.too-many-signals", Kind.TOO_MANY),
  TICKET_UNKNOWN("call.ticket-unknown", Kind.NOT_FOUND),
  TICKET_USED("call.ticket-used", Kind.CONFLICT),
  TICKET_LATE("call.ticket-late", Kind.CONFLICT),
  /// There is none that may be heard.
  RECORDING_UNKNOWN("call.recording-unknown", Kind.NOT_FOUND),
  /// It is being recorded, or made.
  RECORDING_BUSY("call.recording-busy", Kind.CONFLICT),
  TOO_MANY_TICKETS("call.too-many-tickets", Kind.TOO_MANY);

  private final String code;
  private final Kind kind;

  CallFault(String code, Kind kind) {
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
