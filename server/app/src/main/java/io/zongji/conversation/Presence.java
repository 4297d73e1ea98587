package io.zongji.conversation;

/// How an agent stands, as everybody sees it.
public enum Presence {
  /// 空闲中: may be offered more.
  IDLE,
  /// 忙碌中: the cap is reached.
  BUSY,
  /// 话后整理: has served and has not finished.
  WRAP_UP,
  /// 小休中: gets no offers by choice.
  REST,
  /// 下线: not at work.
  OFFLINE;

  /// Whether the agent counts as being at work; a resting one does not.
  public boolean online() {
    return switch (this) {
      case IDLE, BUSY, WRAP_UP -> true;
      case REST, OFFLINE -> false;
    };
  }
}
