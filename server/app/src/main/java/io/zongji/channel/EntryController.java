package io.zongji.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerFault;
import io.zongji.flows.FlowId;
import io.zongji.flows.Flows;
import io.zongji.platform.Caller;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where customers come in, be it from a website or from a mini program.
@RestController
@RequestMapping("/api/customer")
@MayCall(Caller.PUBLIC)
class EntryController {
  private static final int KEY_CHARACTERS_MAX = 64;

  private final Channels channels;
  private final Flows flows;
  private final Entry entry;
  private final EntryRate rate;
  private final Settings settings;

  EntryController(Channels channels, Flows flows, Entry entry, EntryRate rate, Settings settings) {
    this.channels = channels;
    this.flows = flows;
    this.entry = entry;
    this.rate = rate;
    this.settings = settings;
  }

  /// What the customer page shows before anything is said.
  ///
  /// @param admitted whether the page that asks may show the customer page in a frame
  record Site(
      String name, String companyName, String accentColour, boolean open, boolean admitted) {}

  /// What a customer shows at the entry.
  ///
  /// @param channelKey of a website
  /// @param appId of a mini program, with `flowId` and, unless the token is still good, `code`
  /// @param token what the last entry handed out
  /// @param fresh whether to begin again after the end of the last conversation
  record EnterRequest(
      @Nullable String channelKey,
      @Nullable String appId,
      @Nullable UUID flowId,
      @Nullable String code,
      @Nullable String token,
      @Nullable Boolean fresh) {
    @Override
    public String toString() {
      return "EnterRequest[channelKey=" + channelKey + ", appId=" + appId + "]";
    }
  }

  /// The answer to an entry.
  ///
  /// @param resumed whether the conversation was there before
  /// @param ended whether it is over, so that all that is left is to begin again
  record Entered(
      String token, UUID customerId, UUID conversationId, boolean resumed, boolean ended) {}

  @GetMapping("/site/{key}")
  @Operation(operationId = "customerSite", summary = "Name and colours of a website channel")
  Site site(@PathVariable String key, HttpServletRequest request) {
    var channel = byKey(key);
    var common = settings.common();
    boolean open = !flows.linksOf(channel.id()).isEmpty();
    boolean admitted = channels.admits(channel, WebPage.of(request));
    return new Site(channel.name(), common.companyName(), common.accentColour(), open, admitted);
  }

  @PostMapping("/enter")
  @Operation(
      operationId = "enter",
      summary = "Come in: a new conversation, or the open one, or the one that ended last")
  Entered enter(@RequestBody EnterRequest body, HttpServletRequest request) {
    rate.take(ClientAddress.of(request), System.nanoTime());
    var channel = channel(body);
    if (!channels.admits(channel, WebPage.of(request))) {
      throw new FaultException(CustomerFault.ORIGIN);
    }
    if (channel.kind() == ChannelKind.MINI_PROGRAM && body.flowId() == null) {
      throw FaultException.of(CustomerFault.INVALID, List.of(FieldError.of("flowId", "required")));
    }
    return entry.enter(
        channel,
        new Entry.Visitor(
            Optional.ofNullable(body.token()),
            Optional.ofNullable(body.code()),
            Optional.ofNullable(body.flowId()).map(FlowId::new),
            Boolean.TRUE.equals(body.fresh())));
  }

  private Channel channel(EnterRequest body) {
    if (body.appId() != null) {
      return channels
          .byAppId(body.appId())
          .orElseThrow(() -> new FaultException(CustomerFault.CHANNEL_UNKNOWN));
    }
    if (body.channelKey() == null) {
      throw FaultException.of(
          CustomerFault.INVALID, List.of(FieldError.of("channelKey", "required")));
    }
    return byKey(body.channelKey());
  }

  private Channel byKey(String key) {
    return Optional.of(key)
        .filter(text -> text.length() <= KEY_CHARACTERS_MAX && text.indexOf('\0') < 0)
        .flatMap(channels::byKey)
        .filter(channel -> channel.kind() == ChannelKind.WEBSITE)
        .orElseThrow(() -> new FaultException(CustomerFault.CHANNEL_UNKNOWN));
  }
}
