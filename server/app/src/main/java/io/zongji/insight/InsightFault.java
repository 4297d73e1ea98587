package io.zongji.insight;

import io.zongji.platform.Fault;

/// What can be refused around records.
public enum InsightFault implements Fault {
  RECORD_UNKNOWN("insight.record-unknown", Kind.NOT_FOUND);

  private final String code;
  private final Kind kind;

  InsightFault(String code, Kind kind) {
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
