package io.zongji.channel.miniprogram;

import io.zongji.channel.Channel;
import io.zongji.channel.ChannelAdapter;
import io.zongji.channel.WebPage;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerFault;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Mini programs: the `wx.login` code is exchanged with WeChat for the customer's openid.
@Component
class MiniProgramAdapter implements ChannelAdapter {
  private static final int CODE_CHARACTERS_MAX = 128;

  private final WeChat weChat;

  MiniProgramAdapter(WeChat weChat) {
    this.weChat = weChat;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.MINI_PROGRAM;
  }

  /// A mini program is no web page; WeChat vouches for it by the code.
  @Override
  public boolean admits(Channel channel, WebPage page) {
    return true;
  }

  @Override
  public Optional<String> identify(Channel channel, Credentials credentials) {
    var code = credentials.code().map(String::strip).filter(text -> !text.isEmpty());
    if (code.isEmpty() || code.get().length() > CODE_CHARACTERS_MAX) {
      throw FaultException.of(
          CustomerFault.INVALID,
          List.of(
              code.isEmpty()
                  ? FieldError.of("code", "required")
                  : FieldError.of("code", "too-long", CODE_CHARACTERS_MAX)));
    }
    return Optional.of(
        weChat.openId(
            channel.appId().orElseThrow(), credentials.secret().orElseThrow(), code.get()));
  }
}
