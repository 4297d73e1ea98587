package io.zongji.staff;

/// What a member of staff may do; fixed when the member is added.
public enum Role {
  /// 管理员: administers and may also serve.
  ADMIN,
  /// 普通座席: serves.
  AGENT
}
