package io.zongji.flows;

/// The state of a flow; derived from its published version and its links, never stored (FL-1).
public enum FlowState {
  /// 未发布: being edited.
  UNPUBLISHED,
  /// 已发布: published and not linked to any channel.
  PUBLISHED,
  /// 使用中: published and linked to at least one channel.
  IN_USE
}
