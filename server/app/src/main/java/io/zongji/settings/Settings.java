package io.zongji.settings;

import io.zongji.platform.Mode;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What administrators have set; each call reads the database, so a change holds at once.
@Component
public class Settings {
  private final SettingsStore store;
  private final ApplicationEventPublisher events;

  Settings(SettingsStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  public ModeSettings of(Mode mode) {
    return store.of(mode);
  }

  public CommonSettings common() {
    return store.common();
  }

  void save(Mode mode, ModeSettings settings) {
    store.save(mode, settings);
    events.publishEvent(new SettingsChanged(Optional.of(mode)));
  }

  void save(CommonSettings settings) {
    store.save(settings);
    events.publishEvent(new SettingsChanged(Optional.empty()));
  }
}
