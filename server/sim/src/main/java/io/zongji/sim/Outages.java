package io.zongji.sim;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an outage must not do: throw anybody out who could not come back meanwhile.
final class Outages {
  /// A shorter one may be taken for a busy database.
  private static final Duration NOTICED = Duration.ofSeconds(7);

  /// Whether the servers take a shorter one for an outage is left to them.
  private static final Duration DOUBTFUL = Duration.ofSeconds(3);

  /// Until the servers have noticed the return.
  private static final Duration NOTICING = Duration.ofSeconds(3);

  /// How long deadlines wait for those who come back.
  private static final Duration RETURN = Duration.ofSeconds(10);

  /// Whatever the settings say, nobody is given up so soon.
  private static final Duration NOBODY_GONE = Duration.ofSeconds(10);

  private static final String AGENT_GONE = "AGENT_GONE";

  private final World world;
  private final Map<ConversationId, Instant> ringsSince = new HashMap<>();
  private final Map<ConversationId, Instant> awaySince = new HashMap<>();
  private Instant last = Instant.EPOCH;
  private Instant certain = Instant.EPOCH;
  private Instant possible = Instant.EPOCH;

  Outages(World world) {
    this.world = world;
  }

  /// Nothing ran for so long until now.
  void over(Instant now, Duration length) {
    last = now;
    if (length.compareTo(NOTICED) > 0) {
      certain = now;
    }
    if (length.compareTo(DOUBTFUL) > 0) {
      possible = now;
    }
  }

  /// When the clock jumped last, however far.
  Instant last() {
    return last;
  }

  /// Whether somebody unseen for so long may still count as there.
  boolean excuses(Duration grace) {
    return world.now().isBefore(possible.plus(grace).plus(NOTICING));
  }

  /// Until when a deadline may wait.
  Instant deadlinesWaitUntil() {
    return possible.plus(RETURN).plus(NOTICING);
  }

  void take(ConversationId id, Entry entry) {
    why(id, entry).ifPresent(what -> world.fail("an outage throws nobody out", what, id));
    var fact = entry.fact();
    if (fact instanceof Fact.Offered) {
      ringsSince.put(id, entry.at());
    } else if (fact instanceof Fact.CustomerAway) {
      awaySince.put(id, entry.at());
    } else if (fact instanceof Fact.CustomerBack) {
      awaySince.remove(id);
    } else if (fact instanceof Fact.Ended) {
      ringsSince.remove(id);
      awaySince.remove(id);
    }
  }

  private Optional<String> why(ConversationId id, Entry entry) {
    var at = entry.at();
    if (entry.fact() instanceof Fact.PutBack back && back.why().equals(AGENT_GONE)) {
      return said("put back", at, at.isBefore(certain.plus(NOBODY_GONE)));
    }
    if (entry.fact() instanceof Fact.Missed) {
      return said("missed", at, before(ringsSince.get(id)));
    }
    if (entry.fact() instanceof Fact.Abandoned(_, var by) && by == Fact.AbandonedBy.AWAY) {
      return said("given up", at, before(awaySince.get(id)));
    }
    return Optional.empty();
  }

  private Optional<String> said(String what, Instant at, boolean wrong) {
    return wrong
        ? Optional.of(what + " " + Duration.between(certain, at) + " after an outage")
        : Optional.empty();
  }

  private boolean before(@Nullable Instant moment) {
    return moment != null && moment.isBefore(certain);
  }
}
