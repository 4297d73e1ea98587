package io.zongji.channel;

import io.zongji.platform.Fault;

/// Expected failures around channels.
public enum ChannelFault implements Fault {
  UNKNOWN("channel.unknown", Kind.NOT_FOUND),
  INVALID("channel.invalid", Kind.INVALID),
  NAME_TAKEN("channel.name-taken", Kind.CONFLICT),
  APP_ID_TAKEN("channel.app-id-taken", Kind.CONFLICT),
  FLOW_UNKNOWN("channel.flow-unknown", Kind.NOT_FOUND),
  FLOW_NOT_PUBLISHED("channel.flow-not-published", Kind.CONFLICT),
  FLOW_OF_ANOTHER_MODE("channel.flow-of-another-mode", Kind.CONFLICT);

  private final String code;
  private final Kind kind;

  ChannelFault(String code, Kind kind) {
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
