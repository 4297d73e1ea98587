package io.zongji.platform;

/// Who may call an operation.
public enum Caller {
  /// Anybody.
  PUBLIC,
  /// A customer, by the token of the customer entry.
  CUSTOMER,
  /// Any signed-in member of staff.
  STAFF,
  /// A signed-in administrator.
  ADMIN
}
