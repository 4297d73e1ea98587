package io.zongji.flows;

import io.zongji.platform.Fault;

/// What can be refused around flows.
public enum FlowFault implements Fault {
  INVALID("flow.invalid", Kind.INVALID),
  MALFORMED("flow.malformed", Kind.INVALID),
  TOO_LARGE("flow.too-large", Kind.TOO_LARGE),
  TOO_MANY_MODULES("flow.too-many-modules", Kind.INVALID),
  OTHER_FORMAT("flow.other-format", Kind.INVALID),
  OTHER_MODE("flow.other-mode", Kind.INVALID),
  UNKNOWN("flow.unknown", Kind.NOT_FOUND),
  VERSION_UNKNOWN("flow.version-unknown", Kind.NOT_FOUND),
  NAME_TAKEN("flow.name-taken", Kind.CONFLICT),
  CHANGED_ELSEWHERE("flow.changed-elsewhere", Kind.CONFLICT),
  NOT_EDITABLE("flow.not-editable", Kind.CONFLICT),
  ALREADY_PUBLISHED("flow.already-published", Kind.CONFLICT),
  NOT_PUBLISHED("flow.not-published", Kind.CONFLICT),
  NOT_DELETABLE("flow.not-deletable", Kind.CONFLICT),
  IN_USE("flow.in-use", Kind.CONFLICT),
  FINDINGS("flow.findings", Kind.UNPROCESSABLE);

  private final String code;
  private final Kind kind;

  FlowFault(String code, Kind kind) {
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
