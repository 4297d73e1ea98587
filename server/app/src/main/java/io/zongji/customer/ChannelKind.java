package io.zongji.customer;

/// What sort of channel a customer comes by.
public enum ChannelKind {
  /// 微信小程序: a company's own WeChat mini program.
  MINI_PROGRAM,
  /// 桌面网站: the customer page, alone or embedded in a website.
  WEBSITE
}
