package io.zongji.realtime;

import io.zongji.channel.CustomerPages;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells conversations when their customer's page goes and comes.
///
/// A page that is back within [Limits#RELOAD_GRACE] was never away. A page whose server died leaves
/// a lease that nobody renews; whichever server finds it says that the page is gone.
@Component
class Absences implements Beat {
  private static final Logger LOG = LoggerFactory.getLogger(Absences.class);
  private static final int FOUND_AT_ONCE_MAX = 500;

  private final ConcurrentMap<ConversationId, Instant> leaving = new ConcurrentHashMap<>();
  private final Set<ConversationId> coming = ConcurrentHashMap.newKeySet();
  private final Every renewal = new Every(Limits.LEASE_RENEWAL);
  private final CustomerPages leases;
  private final LeaseClock leaseClock;
  private final Conversations conversations;
  private final Audience audience;
  private final InstantSource clock;

  Absences(
      CustomerPages leases,
      LeaseClock leaseClock,
      Conversations conversations,
      Audience audience,
      InstantSource clock) {
    this.leases = leases;
    this.leaseClock = leaseClock;
    this.conversations = conversations;
    this.audience = audience;
    this.clock = clock;
  }

  /// A page that has joined the audience is about to be welcomed.
  void coming(ConversationId id) {
    leases.renew(List.of(id));
  }

  /// A page has come. Whether it was away is read after it joined the audience, so that it is told
  /// even when it was just being given up. Should that fail, it is tried again with each beat.
  void came(ConversationId id) {
    leaving.remove(id);
    coming.add(id);
    try {
      back(id);
    } catch (RuntimeException e) {
      LOG.debug("The return of {} could not be told yet", id.value(), e);
    }
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
            giveUp(id);
          }
        });
    coming.stream().filter(audience::isHere).forEach(this::back);
    coming.removeIf(id -> !audience.isHere(id));
    if (renewal.due(now)) {
      leases.renew(audience.conversations());
      leases
          .stale(leaseClock.overBefore(Limits.LEASE_LIFE), FOUND_AT_ONCE_MAX)
          .forEach(this::giveUp);
    }
  }

  /// Off the beat's thread: it waits for the commit.
  private void giveUp(ConversationId id) {
    Thread.ofVirtual()
        .name("page-gone")
        .start(
            () -> {
              try {
                gone(id);
              } catch (RuntimeException e) {
                // Its lease goes on running out and is found again.
                LOG.warn("The page of {} could not be given up yet", id.value(), e);
              }
            });
  }

  private void gone(ConversationId id) {
    var since = leaseClock.overBefore(Limits.LEASE_LIFE);
    if (audience.isHere(id) || leases.heldElsewhere(id, since)) {
      return;
    }
    boolean open = conversations.find(id).filter(c -> !c.ended() && c.away().isEmpty()).isPresent();
    // Refused when it ended meanwhile; not done, and tried again by the next look, when busy.
    if (open
        && conversations.submit(new Command.CustomerAway(id)) instanceof Outcome.Refused(var fault)
        && fault.again()) {
      return;
    }
    // It may have come meanwhile: to another server too, which found it still there.
    if (audience.isHere(id) || leases.heldElsewhere(id, since)) {
      back(id);
    } else {
      leases.end(id, since);
    }
  }

  private void back(ConversationId id) {
    var away = conversations.find(id).flatMap(Conversation::away).isPresent();
    if (!away) {
      coming.remove(id);
      return;
    }
    var _ =
        conversations
            .send(new Command.CustomerBack(id))
            .thenAccept(
                outcome -> {
                  if (!(outcome instanceof Outcome.Refused(var fault) && fault.again())) {
                    coming.remove(id);
                  }
                });
  }
}
