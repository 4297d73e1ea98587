package io.zongji.call;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Commit;
import io.zongji.conversation.CommitListener;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.platform.Background;
import io.zongji.platform.Outage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/// Tells the ways of calls when one is accepted, and clears up after calls: at once when this
/// server ends one, by looking for whatever a crash left, at the start and again and again.
@Configuration(proxyBeanMethods = false)
class CallEnds implements CommitListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallEnds.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Lines lines;
  private final TicketStore tickets;
  private final Background background;

  CallEnds(Lines lines, TicketStore tickets, Background background) {
    this.lines = lines;
    this.tickets = tickets;
    this.background = background;
  }

  @Override
  public void committed(Commit commit) {
    for (var change : commit.changes()) {
      for (Entry entry : change.entries()) {
        if (entry.fact() instanceof Fact.CallAccepted) {
          accepted(change.after());
        }
        if (entry.fact() instanceof Fact.CallEnded ended) {
          background.run("call-ended", () -> forget(ended.callId()));
        }
      }
    }
  }

  private void accepted(Conversation conversation) {
    conversation
        .call()
        .ifPresent(call -> lines.talked(new Line.Where(conversation.id(), call.id()), call));
  }

  private void forget(CallId call) {
    try {
      lines.forget(call);
    } catch (RuntimeException e) {
      if (!Outage.is(e)) {
        LOG.warn("cannot clear up after call {}; the next look does", call.value(), e);
      }
    }
  }

  @Bean
  RecurringTask<Void> removeEndedCalls() {
    return Tasks.recurring("call-remove-ended", FixedDelay.of(LOOK)).execute((_, _) -> look());
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    background.run("call-orphans", this::lookSafely);
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("cannot look for what calls have left; a later look does", e);
    }
  }

  /// Forgets what nobody needs any more; answers with how many calls had left something.
  int look() {
    tickets.removeOld();
    return lines.forgetOrphans();
  }
}
