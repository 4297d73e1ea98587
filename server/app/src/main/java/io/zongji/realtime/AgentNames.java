package io.zongji.realtime;

import io.zongji.staff.Member;
import io.zongji.staff.StaffDirectory;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// Tells how customers may know an agent. What it knows is at most a minute old.
@Component
class AgentNames {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int KEPT_MAX = 10_000;

  private final ConcurrentMap<StaffId, Known> known = new ConcurrentHashMap<>();
  private final StaffDirectory directory;
  private final InstantSource clock;

  private record Known(Optional<Shown> shown, Instant at) {}

  /// @param number 工号
  /// @param nickname what customers see
  record Shown(String number, String nickname) {}

  AgentNames(StaffDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  Optional<Shown> find(StaffId staff) {
    var now = clock.instant();
    if (known.size() > KEPT_MAX) {
      known.clear();
    }
    return known
        .compute(
            staff,
            (id, there) ->
                there != null && now.isBefore(there.at().plus(KEPT))
                    ? there
                    : new Known(directory.find(id).map(AgentNames::shown), now))
        .shown();
  }

  private static Shown shown(Member member) {
    return new Shown(member.number(), member.shownName());
  }
}
