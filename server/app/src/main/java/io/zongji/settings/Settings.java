package io.zongji.settings;

import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.platform.Mode;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What administrators have set; each call reads the database, so a change holds at once.
@Component
public class Settings {
  private final SettingsStore store;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final AuditLog audit;

  Settings(
      SettingsStore store,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      AuditLog audit) {
    this.store = store;
    this.events = events;
    this.transactions = transactions;
    this.audit = audit;
  }

  public ModeSettings of(Mode mode) {
    return store.of(mode);
  }

  public CommonSettings common() {
    return store.common();
  }

  void save(Mode mode, ModeSettings settings) {
    transactions.executeWithoutResult(
        _ -> {
          var old = store.of(mode);
          store.save(mode, settings);
          audit.changed(Target.of(Target.Kind.MODE_SETTINGS, mode.name()), old, settings);
        });
    events.publishEvent(new SettingsChanged(Optional.of(mode)));
  }

  /// Chooses a time zone for a desk that has none yet, and says what holds then.
  CommonSettings propose(String timeZone) {
    var old = store.common();
    if (old.timeZone() == null) {
      save(old.in(timeZone));
    }
    return store.common();
  }

  void save(CommonSettings settings) {
    transactions.executeWithoutResult(
        _ -> {
          var old = store.common();
          store.save(settings);
          audit.changed(Target.of(Target.Kind.COMMON_SETTINGS, ""), old, settings);
          if (!old.zone().equals(settings.zone())) {
            events.publishEvent(new TimeZoneChanged(settings.zone()));
          }
        });
    events.publishEvent(new SettingsChanged(Optional.empty()));
  }
}
