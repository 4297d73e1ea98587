package io.zongji.desk;

import io.zongji.platform.Background;
import io.zongji.platform.DatabaseBack;
import io.zongji.settings.SettingsChanged;
import io.zongji.skill.MembershipChanged;
import io.zongji.skill.SkillGroupChanged;
import io.zongji.skill.SkillGroupDeleted;
import io.zongji.staff.StaffDeleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Hears what administrators changed, and that the server or its database has come back. What
/// follows is done on a thread of its own, so that nobody
/// waits for it; should it fail, the sweep does it.
@Component
class DeskEvents {
  private static final Logger LOG = LoggerFactory.getLogger(DeskEvents.class);

  private final Dispatcher dispatcher;
  private final Roster roster;
  private final Sweep sweep;
  private final Background background;

  DeskEvents(Dispatcher dispatcher, Roster roster, Sweep sweep, Background background) {
    this.dispatcher = dispatcher;
    this.roster = roster;
    this.sweep = sweep;
    this.background = background;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(MembershipChanged changed) {
    later(
        () -> {
          sweep.withdrawIdleRinging();
          dispatcher.wake(changed.group());
        });
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SkillGroupChanged changed) {
    dispatcher.wake(changed.group());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SkillGroupDeleted deleted) {
    later(
        () -> {
          sweep.withdrawIdleRinging();
          dispatcher.wake(deleted.group());
        });
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(StaffDeleted deleted) {
    later(
        () -> {
          sweep.withdrawIdleRinging();
          sweep.giveUpTheGone();
        });
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SettingsChanged changed) {
    later(this::wakeAll);
  }

  /// Rounds that were under way are lost with the database.
  @EventListener
  void on(DatabaseBack back) {
    later(this::wakeAll);
  }

  /// And those of a server that was killed.
  @EventListener
  void on(ApplicationReadyEvent ready) {
    later(this::wakeAll);
  }

  private void wakeAll() {
    roster.busyGroups().forEach(dispatcher::wake);
  }

  private void later(Runnable work) {
    background.run(
        "desk-events",
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            LOG.warn("What an administrator changed takes effect by the sweep only", e);
          }
        });
  }
}
