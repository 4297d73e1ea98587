package io.zongji.desk;

import io.zongji.conversation.AgentDesks;
import io.zongji.platform.Background;
import io.zongji.settings.TimeZoneChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Counts anew what agents have served today when the desk's days begin and end at another moment.
@Component
class ServedToday {
  private static final Logger LOG = LoggerFactory.getLogger(ServedToday.class);

  private final AgentDesks desks;
  private final Background background;

  ServedToday(AgentDesks desks, Background background) {
    this.desks = desks;
    this.background = background;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(TimeZoneChanged changed) {
    background.run(
        "served-today",
        () -> {
          try {
            desks.countDaysBy(changed.zone());
          } catch (RuntimeException e) {
            LOG.warn("What agents have served today is counted by the old time zone", e);
          }
        });
  }
}
