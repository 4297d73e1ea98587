package io.zongji.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.flows.Flow;
import io.zongji.flows.FlowId;
import io.zongji.flows.FlowState;
import io.zongji.flows.Flows;
import io.zongji.platform.Caller;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 渠道接入 over HTTP. No answer ever holds a secret.
@RestController
@RequestMapping("/api/channels")
@MayCall(Caller.ADMIN)
class ChannelController {
  private final ChannelStore store;
  private final ChannelRegister register;
  private final Flows flows;

  ChannelController(ChannelStore store, ChannelRegister register, Flows flows) {
    this.store = store;
    this.register = register;
    this.flows = flows;
  }

  record LinkedFlow(UUID id, String name, FlowState state) {
    static LinkedFlow of(Flow flow) {
      return new LinkedFlow(flow.id().value(), flow.name(), flow.state());
    }
  }

  /// A channel as the console shows it.
  record ChannelView(
      UUID id,
      ChannelKind kind,
      Mode mode,
      String name,
      String key,
      @Nullable String appId,
      List<String> origins,
      List<LinkedFlow> flows,
      boolean inUse,
      Instant createdAt) {}

  record MiniProgramRequest(
      @Nullable String name, @Nullable String appId, @Nullable String appSecret) {
    @Override
    public String toString() {
      return "MiniProgramRequest[name=" + name + ", appId=" + appId + "]";
    }
  }

  record WebsiteRequest(
      @Nullable String name, @Nullable Mode mode, @Nullable List<@Nullable String> origins) {}

  record LinkRequest(@Nullable UUID flowId) {}

  @GetMapping
  @Operation(operationId = "listChannels", summary = "Channels of a kind, or of all, oldest first")
  List<ChannelView> list(@RequestParam(required = false) @Nullable ChannelKind kind) {
    return store.living().stream()
        .filter(channel -> kind == null || channel.kind() == kind)
        .map(this::view)
        .toList();
  }

  @PostMapping("/mini-programs")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "bindMiniProgram", summary = "Bind a WeChat mini program")
  ChannelView bind(@RequestBody MiniProgramRequest body) {
    var form = new ChannelForm();
    var name = form.name(body.name());
    var appId = form.appId(body.appId());
    var secret = form.secret(body.appSecret());
    form.check();
    return view(register.bind(name, appId, secret));
  }

  @PutMapping("/mini-programs/{id}")
  @Operation(
      operationId = "editMiniProgram",
      summary = "Rename a mini program, or replace its secret; an absent one stays")
  ChannelView editMiniProgram(@PathVariable UUID id, @RequestBody MiniProgramRequest body) {
    var form = new ChannelForm();
    var name = form.name(body.name());
    var typed = Optional.ofNullable(body.appSecret()).filter(text -> !text.isBlank());
    var secret = typed.map(form::secret);
    form.check();
    register.changeMiniProgram(new ChannelId(id), name, secret);
    return view(register.living(new ChannelId(id)));
  }

  @PostMapping("/websites")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "addWebsite",
      summary = "Add a website; the mode is OMNIMEDIA unless ONLINE is asked for")
  ChannelView addWebsite(@RequestBody WebsiteRequest body) {
    var form = new ChannelForm();
    var name = form.name(body.name());
    var origins = form.origins(body.origins());
    form.check();
    var mode = body.mode() == null ? Mode.OMNIMEDIA : body.mode();
    if (mode == Mode.PHONE) {
      throw FaultException.of(
          ChannelFault.INVALID, List.of(FieldError.of("mode", "unknown-value")));
    }
    return view(register.website(mode, name, origins));
  }

  @PutMapping("/websites/{id}")
  @Operation(operationId = "editWebsite", summary = "Rename a website, or replace its origins")
  ChannelView editWebsite(@PathVariable UUID id, @RequestBody WebsiteRequest body) {
    var form = new ChannelForm();
    var name = form.name(body.name());
    var origins = form.origins(body.origins());
    form.check();
    register.changeWebsite(new ChannelId(id), name, origins);
    return view(register.living(new ChannelId(id)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteChannel", summary = "Delete a channel and its links")
  void delete(@PathVariable UUID id) {
    register.delete(new ChannelId(id));
  }

  @PostMapping("/{id}/flows")
  @Operation(
      operationId = "linkFlow",
      summary = "Link a published flow; a website has one, which is replaced")
  ChannelView link(@PathVariable UUID id, @RequestBody LinkRequest body) {
    if (body.flowId() == null) {
      throw FaultException.of(ChannelFault.INVALID, List.of(FieldError.of("flowId", "required")));
    }
    register.link(new ChannelId(id), new FlowId(body.flowId()));
    return view(register.living(new ChannelId(id)));
  }

  @DeleteMapping("/{id}/flows/{flowId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "unlinkFlow", summary = "Take a link away")
  void unlink(@PathVariable UUID id, @PathVariable UUID flowId) {
    register.unlink(new ChannelId(id), new FlowId(flowId));
  }

  private ChannelView view(Channel channel) {
    var linked = flows.linksOf(channel.id()).stream().map(LinkedFlow::of).toList();
    return new ChannelView(
        channel.id().value(),
        channel.kind(),
        channel.mode(),
        channel.name(),
        channel.key(),
        channel.appId().orElse(null),
        channel.origins().stream().map(Origin::value).toList(),
        linked,
        !linked.isEmpty(),
        channel.createdAt());
  }
}
