package io.zongji.conversation;

/// What an agent has chosen to be; the rest of the presence is computed.
public enum Chosen {
  /// 下线.
  OFFLINE,
  /// 空闲: takes offers.
  IDLE,
  /// 小休: takes none for now.
  REST
}
