package io.zongji.settings;

import io.zongji.platform.Fault;

/// What can be refused around settings and quick replies.
public enum SettingsFault implements Fault {
  INVALID("settings.invalid", Kind.INVALID),
  REPLY_UNKNOWN("settings.reply-unknown", Kind.NOT_FOUND),
  TOO_MANY_REPLIES("settings.too-many-replies", Kind.CONFLICT);

  private final String code;
  private final Kind kind;

  SettingsFault(String code, Kind kind) {
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
