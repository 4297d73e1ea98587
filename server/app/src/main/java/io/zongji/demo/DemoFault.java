package io.zongji.demo;

import io.zongji.platform.Fault;

/// Why the sample desk cannot be set up.
enum DemoFault implements Fault {
  NO_ADMINISTRATOR("demo.no-administrator", Kind.CONFLICT);

  private final String code;
  private final Kind kind;

  DemoFault(String code, Kind kind) {
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
