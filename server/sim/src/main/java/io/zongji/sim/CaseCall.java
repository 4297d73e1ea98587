package io.zongji.sim;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The call of a conversation as the simulation itself understands its timeline.
final class CaseCall {
  private static final Duration RINGS = Duration.ofSeconds(45);
  private static final Duration KEPT = Duration.ofSeconds(60);

  private Optional<CallId> id = Optional.empty();
  private Call.Side by = Call.Side.CUSTOMER;
  private boolean talking;
  private Optional<Instant> ringsUntil = Optional.empty();
  private Instant acceptedAt = Instant.EPOCH;
  private Optional<Instant> awaySince = Optional.empty();

  boolean talking() {
    return id.isPresent() && talking;
  }

  /// When it ends unless somebody acts.
  Optional<Instant> alarm() {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (!talking) {
      return ringsUntil;
    }
    return awaySince.map(since -> (since.isAfter(acceptedAt) ? since : acceptedAt).plus(KEPT));
  }

  /// Takes one more fact; answers with what must not be, if it was.
  Optional<String> take(Fact fact, Instant when, boolean served) {
    return switch (fact) {
      case Fact.OfCall ofCall -> call(ofCall, when, served);
      case Fact.CustomerAway _ -> {
        awaySince = Optional.of(when);
        yield Optional.empty();
      }
      case Fact.CustomerBack _ -> {
        awaySince = Optional.empty();
        yield Optional.empty();
      }
      case Fact.Accepted _ -> {
        ringsUntil = Optional.of(when.plus(RINGS));
        yield Optional.empty();
      }
      case Fact.Transferred _, Fact.PutBack _ -> {
        ringsUntil = Optional.empty();
        boolean left = id.isPresent() && !talking && by == Call.Side.AGENT;
        yield left ? Optional.of("an agent who is gone rings") : Optional.empty();
      }
      case Fact.ServiceEnded _, Fact.TransferFailed _, Fact.Ended _ ->
          id.map(call -> "not ended before " + fact.kind() + ": " + call);
      default -> Optional.empty();
    };
  }

  private Optional<String> call(Fact.OfCall fact, Instant when, boolean served) {
    if (fact instanceof Fact.CallAsked asked) {
      var before = id;
      id = Optional.of(asked.callId());
      by = asked.by();
      talking = false;
      ringsUntil = served ? Optional.of(when.plus(RINGS)) : Optional.empty();
      return before.map(there -> "asked beside " + there);
    }
    if (id.filter(fact.callId()::equals).isEmpty()) {
      return Optional.of(fact.kind() + " of a call that is not there");
    }
    return switch (fact) {
      case Fact.CallAccepted accepted -> {
        boolean wrong = accepted.by() == by || !served || talking;
        talking = true;
        acceptedAt = when;
        yield wrong ? Optional.of("accepted by who may not: " + accepted) : Optional.empty();
      }
      case Fact.CallEnded ended -> {
        id = Optional.empty();
        boolean counted = ended.voiceMs() < 0 || ended.videoMs() < 0;
        yield counted ? Optional.of("counted backwards: " + ended) : Optional.empty();
      }
      case Fact.CallJoined joined ->
          talking ? Optional.empty() : Optional.of("joined while it rings: " + joined);
      case Fact.CallConnected _, Fact.CallFirstFrame _, Fact.CallMedia _, Fact.CallMoved _ ->
          Optional.empty();
      case Fact.CallAsked _ -> throw new IllegalStateException("taken above");
    };
  }
}
