package io.zongji.channel;

import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.flows.Flow;
import io.zongji.flows.FlowId;
import io.zongji.flows.Flows;
import io.zongji.platform.FaultException;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// What administrators do with channels. Everything is checked before; what is taken or forbidden
/// by the state is a `FaultException`, and nothing is changed then.
@Service
public class ChannelRegister {
  private static final String KEY_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int KEY_CHARACTERS = 16;

  private final SecureRandom random = new SecureRandom();
  private final ChannelStore store;
  private final Channels channels;
  private final Flows flows;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final AuditLog audit;

  ChannelRegister(
      ChannelStore store,
      Channels channels,
      Flows flows,
      TransactionTemplate transactions,
      InstantSource clock,
      AuditLog audit) {
    this.store = store;
    this.channels = channels;
    this.flows = flows;
    this.transactions = transactions;
    this.clock = clock;
    this.audit = audit;
  }

  /// Binds a mini program.
  public Channel bind(String name, String appId, String secret) {
    var channel = fresh(ChannelKind.MINI_PROGRAM, Mode.OMNIMEDIA, name, Optional.of(appId));
    refusingTaken(() -> add(channel, Optional.of(channels.seal(secret))));
    return channel;
  }

  /// Adds a website.
  public Channel website(Mode mode, String name, List<Origin> origins) {
    var bare = fresh(ChannelKind.WEBSITE, mode, name, Optional.empty());
    var channel =
        new Channel(
            bare.id(),
            bare.kind(),
            mode,
            name,
            bare.key(),
            Optional.empty(),
            origins,
            bare.createdAt(),
            false);
    refusingTaken(() -> add(channel, Optional.empty()));
    return channel;
  }

  private void add(Channel channel, Optional<byte[]> sealedSecret) {
    transactions.executeWithoutResult(
        _ -> {
          store.add(channel, sealedSecret);
          var terms = terms(channel.name(), channel.origins());
          terms.put("kind", channel.kind());
          terms.put("mode", channel.mode());
          channel.appId().ifPresent(appId -> terms.put("appId", appId));
          audit.made(target(channel), terms);
        });
  }

  /// Renames a mini program and, if there is a new one, replaces its secret.
  void changeMiniProgram(ChannelId id, String name, Optional<String> secret) {
    var old = require(id, ChannelKind.MINI_PROGRAM);
    refusingTaken(
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  store.change(id, name, List.of());
                  secret.ifPresent(text -> store.changeSecret(id, channels.seal(text)));
                  var now = terms(name, List.of());
                  now.put("appSecretReplaced", secret.isPresent());
                  audit.changed(target(old), terms(old.name(), List.of()), now);
                }));
  }

  void changeWebsite(ChannelId id, String name, List<Origin> origins) {
    var old = require(id, ChannelKind.WEBSITE);
    refusingTaken(
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  store.change(id, name, origins);
                  audit.changed(
                      target(old), terms(old.name(), old.origins()), terms(name, origins));
                }));
  }

  /// Deletes a channel and its links; conversations that came by it go on.
  void delete(ChannelId id) {
    var old = living(id);
    transactions.executeWithoutResult(
        _ -> {
          var terms = terms(old.name(), old.origins());
          terms.put("flows", linked(id));
          flows.unlinkAll(id);
          store.delete(id, clock.instant());
          audit.deleted(target(old), terms);
        });
  }

  /// Links a published flow of the channel's mode, at once. A website has one: the new one takes
  /// the place of the old one.
  public void link(ChannelId id, FlowId flow) {
    var channel = living(id);
    transactions.executeWithoutResult(
        _ -> {
          var before = linked(id);
          if (channel.kind() == ChannelKind.WEBSITE) {
            flows.unlinkAll(id);
          }
          switch (flows.link(flow, id, channel.mode())) {
            case LINKED ->
                audit.changed(
                    target(channel), Map.of("flows", before), Map.of("flows", linked(id)));
            case UNKNOWN -> throw new FaultException(ChannelFault.FLOW_UNKNOWN);
            case NOT_PUBLISHED -> throw new FaultException(ChannelFault.FLOW_NOT_PUBLISHED);
            case OTHER_MODE -> throw new FaultException(ChannelFault.FLOW_OF_ANOTHER_MODE);
          }
        });
  }

  void unlink(ChannelId id, FlowId flow) {
    var channel = living(id);
    transactions.executeWithoutResult(
        _ -> {
          var before = linked(id);
          if (!flows.unlink(flow, id)) {
            throw new FaultException(ChannelFault.FLOW_UNKNOWN);
          }
          audit.changed(target(channel), Map.of("flows", before), Map.of("flows", linked(id)));
        });
  }

  private List<String> linked(ChannelId id) {
    return flows.linksOf(id).stream().map(Flow::name).toList();
  }

  private static Target target(Channel channel) {
    return Target.of(Target.Kind.CHANNEL, channel.id().value(), channel.name());
  }

  /// What the log keeps of a channel; never its secret.
  private static Map<String, Object> terms(String name, List<Origin> origins) {
    var terms = new LinkedHashMap<String, Object>();
    terms.put("name", name);
    terms.put("origins", origins.stream().map(Origin::value).toList());
    return terms;
  }

  Channel living(ChannelId id) {
    return store
        .find(id)
        .filter(channel -> !channel.deleted())
        .orElseThrow(() -> new FaultException(ChannelFault.UNKNOWN));
  }

  private Channel require(ChannelId id, ChannelKind kind) {
    var channel = living(id);
    if (channel.kind() != kind) {
      throw new FaultException(ChannelFault.UNKNOWN);
    }
    return channel;
  }

  private Channel fresh(ChannelKind kind, Mode mode, String name, Optional<String> appId) {
    return new Channel(
        new ChannelId(Ids.next()),
        kind,
        mode,
        name,
        key(),
        appId,
        List.of(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        false);
  }

  private String key() {
    return random
        .ints(KEY_CHARACTERS, 0, KEY_LETTERS.length())
        .collect(
            StringBuilder::new,
            (key, letter) -> key.append(KEY_LETTERS.charAt(letter)),
            StringBuilder::append)
        .toString();
  }

  private static void refusingTaken(Runnable write) {
    try {
      write.run();
    } catch (DuplicateKeyException e) {
      boolean appId = String.valueOf(e.getMessage()).contains("channel_app_id_living");
      throw new FaultException(appId ? ChannelFault.APP_ID_TAKEN : ChannelFault.NAME_TAKEN);
    }
  }
}
