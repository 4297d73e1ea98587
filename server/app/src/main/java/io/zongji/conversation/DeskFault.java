package io.zongji.conversation;

import io.zongji.platform.Fault;

/// Why a choice of an agent is refused.
public enum DeskFault implements Fault {
  /// There is work in hand: end or transfer it first.
  OPEN_WORK("desk.open-work", Kind.CONFLICT),
  /// Not at work: go online first.
  OFFLINE("desk.offline", Kind.CONFLICT);

  private final String code;
  private final Kind kind;

  DeskFault(String code, Kind kind) {
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
