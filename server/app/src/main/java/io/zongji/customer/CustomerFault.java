package io.zongji.customer;

import io.zongji.platform.Fault;

/// Expected failures around customers and their entry.
public enum CustomerFault implements Fault {
  UNKNOWN("customer.unknown", Kind.NOT_FOUND),
  INVALID("customer.invalid", Kind.INVALID),
  TOKEN("customer.token", Kind.UNAUTHENTICATED),
  NOT_YOURS("customer.not-yours", Kind.FORBIDDEN),
  ORIGIN("customer.origin", Kind.FORBIDDEN),
  CHANNEL_UNKNOWN("customer.channel-unknown", Kind.NOT_FOUND),
  CHANNEL_NOT_IN_USE("customer.channel-not-in-use", Kind.CONFLICT),
  WECHAT_CODE("customer.wechat-code", Kind.INVALID),
  WECHAT_REFUSED("customer.wechat-refused", Kind.UNAVAILABLE),
  WECHAT_UNREACHABLE("customer.wechat-unreachable", Kind.UNAVAILABLE),
  TOO_MANY("customer.too-many", Kind.TOO_MANY);

  private final String code;
  private final Kind kind;

  CustomerFault(String code, Kind kind) {
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
