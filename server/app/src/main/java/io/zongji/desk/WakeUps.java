package io.zongji.desk;

import io.zongji.platform.Background;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Wakes the groups of agents who have changed. Many changes at once cost one question to the
/// database.
@Component
class WakeUps {
  private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

  private final Roster roster;
  private final Dispatcher dispatcher;
  private final Background background;
  private final Set<StaffId> changed = new HashSet<>();
  private boolean asking;

  WakeUps(Roster roster, Dispatcher dispatcher, Background background) {
    this.roster = roster;
    this.dispatcher = dispatcher;
    this.background = background;
  }

  /// Has every group of these agents distributed in which somebody waits. Returns at once.
  synchronized void groupsOf(Collection<StaffId> staff) {
    changed.addAll(staff);
    if (!asking && !changed.isEmpty()) {
      asking = true;
      background.runFirst("desk-wake-ups", this::wakeAll);
    }
  }

  /// Whether nothing is left to ask or to distribute on this server.
  synchronized boolean atRest() {
    return !asking && dispatcher.atRest();
  }

  private void wakeAll() {
    while (true) {
      var staff = take();
      if (staff.isEmpty()) {
        return;
      }
      try {
        roster.busyGroupsOf(staff).forEach(dispatcher::wake);
      } catch (RuntimeException | Error e) {
        LOG.warn("The groups of {} agents could not be woken; the sweep will", staff.size(), e);
      }
    }
  }

  private synchronized Set<StaffId> take() {
    var taken = Set.copyOf(changed);
    changed.clear();
    asking = !taken.isEmpty();
    return taken;
  }
}
