package io.zongji.platform;

/// A way of serving customers; each has skill groups, flows and settings of its own.
public enum Mode {
  /// 全媒体客服: a mini program or a website, one conversation at a time.
  OMNIMEDIA,
  /// 在线客服: an Official Account or a website, several conversations at a time.
  ONLINE,
  /// 电话客服: a telephone hotline, one conversation at a time.
  PHONE;

  /// Whether an agent serves exactly one conversation of this mode and no other meanwhile.
  public boolean exclusive() {
    return this != ONLINE;
  }
}
