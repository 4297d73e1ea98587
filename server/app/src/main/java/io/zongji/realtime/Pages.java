package io.zongji.realtime;

import io.zongji.channel.CustomerPages;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// Tells conversations when their customer's page goes and comes.
///
/// A page that is back within [Limits#RELOAD_GRACE] was never away. A page whose server died leaves a
/// lease that nobody renews; whichever server finds it says that the page is gone.
@Component
class Pages implements Beat {
  private static final int FOUND_AT_ONCE_MAX = 500;

  private final ConcurrentMap<ConversationId, Instant> leaving = new ConcurrentHashMap<>();
  private final Every renewal = new Every(Limits.LEASE_RENEWAL);
  private final CustomerPages leases;
  private final Conversations conversations;
  private final Audience audience;
  private final InstantSource clock;

  Pages(
      CustomerPages leases,
      Conversations conversations,
      Audience audience,
      InstantSource clock) {
    this.leases = leases;
    this.conversations = conversations;
    this.audience = audience;
    this.clock = clock;
  }

  /// A page has come. Whether it was away is read after it joined the audience, so that it is told
  /// even when it was just being given up.
  void came(ConversationId id) {
    leaving.remove(id);
    leases.renew(java.util.List.of(id));
    back(id);
  }

  /// The last page of this server has gone.
  void left(ConversationId id) {
    leaving.put(id, clock.instant().plus(Limits.RELOAD_GRACE));
  }

  @Override
  public void beat(Instant now) {
    leaving.forEach(
        (id, until) -> {
          if (!now.isBefore(until) && leaving.remove(id, until)) {
            gone(id);
          }
        });
    if (renewal.due(now)) {
      leases.renew(audience.conversations());
      leases.stale(now.minus(Limits.LEASE_LIFE), FOUND_AT_ONCE_MAX).forEach(this::gone);
    }
  }

  private void gone(ConversationId id) {
    if (audience.isHere(id) || leases.heldElsewhere(id, clock.instant().minus(Limits.LEASE_LIFE))) {
      return;
    }
    var conversation = conversations.find(id);
    if (conversation.filter(c -> !c.ended() && c.away().isEmpty()).isPresent()) {
      conversations
          .send(new Command.CustomerAway(id))
          .whenComplete((outcome, failure) -> saidGone(id, failure == null));
    } else {
      leases.remove(id);
    }
  }

  private void saidGone(ConversationId id, boolean done) {
    if (audience.isHere(id)) {
      back(id);
    } else if (done) {
      leases.removeLater(id);
    }
  }

  private void back(ConversationId id) {
    var away = conversations.find(id).flatMap(Conversation::away).isPresent();
    if (away) {
      var unused = conversations.send(new Command.CustomerBack(id));
    }
  }
}
