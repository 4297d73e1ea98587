package io.zongji.call;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.FaultException;
import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import io.zongji.staff.Role;
import io.zongji.staff.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Recordings of calls: made in the background after the call, each by one server; heard by
/// administrators and by agents who served; removed by administrators, and by themselves after
/// `ZONGJI_RECORDING_DAYS` (180 unless set).
@Configuration(proxyBeanMethods = false)
class Recordings {
  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration FORGET = Duration.ofHours(1);

  private final RecordingStore store;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Path folder;
  private final Duration kept;
  private final RecordingMaker maker;

  Recordings(
      RecordingStore store,
      AuditLog audit,
      PlatformTransactionManager transactions,
      InstantSource clock,
      ServerSettings settings,
      Environment environment,
      JanusHouse house) {
    this.store = store;
    this.audit = audit;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
    this.folder = settings.data().resolve("recordings");
    this.kept = kept(environment.getProperty("ZONGJI_RECORDING_DAYS", "180").strip());
    this.maker = new RecordingMaker(house.recordings());
  }

  private static Duration kept(String days) {
    if (!days.matches("[1-9]\\d{0,3}")) {
      throw new StartupException(
          "ZONGJI_RECORDING_DAYS has \"%s\"; it must be 1 to 9999".formatted(days));
    }
    return Duration.ofDays(Integer.parseInt(days));
  }

  @Bean
  RecurringTask<Void> makeRecordings() {
    return Tasks.recurring("call-recordings", FixedDelay.of(LOOK)).execute((_, _) -> look());
  }

  @Bean
  RecurringTask<Void> forgetRecordings() {
    return Tasks.recurring("call-recordings-forget", FixedDelay.of(FORGET))
        .execute((_, _) -> forgetOld());
  }

  /// Makes what is due.
  void look() {
    var now = clock.instant();
    store.end(now, now.plus(Limits.RECORDING_RESTS));
    for (var due = claim(); due.isPresent(); due = claim()) {
      make(due.get());
    }
  }

  private Optional<RecordingStore.Claimed> claim() {
    var now = clock.instant();
    return store.claim(now, now.plus(Limits.RECORDING_LEASE));
  }

  private void make(RecordingStore.Claimed due) {
    var call = due.call();
    try {
      var made = maker.make(call, file(call));
      if (made.isPresent()) {
        store.made(call, made.get());
      } else {
        store.close(call, Recording.RecordingState.EMPTY);
      }
      maker.forget(call);
    } catch (IOException e) {
      boolean over = due.tries() >= Limits.RECORDING_TRIES_MAX;
      LOG.warn("cannot make the recording of call {}{}", call.value(), over ? "" : " yet", e);
      if (over) {
        store.close(call, Recording.RecordingState.FAILED);
      } else {
        store.again(call, clock.instant().plus(Limits.RECORDING_LEASE));
      }
    }
  }

  /// Those of a conversation: all for an administrator, those of calls that they served for an
  /// agent of it; nobody else learns whether there are any.
  List<Recording> of(ConversationId conversation, SignedIn who) {
    if (who.role() == Role.ADMIN) {
      return store.of(conversation);
    }
    if (!store.accepted(conversation, who.id())) {
      throw new FaultException(CallFault.RECORDING_UNKNOWN);
    }
    return store.of(conversation, who.id());
  }

  /// The file, for an administrator or an agent who served then.
  ///
  /// @param begins whether it is heard from its beginning, which is taken down
  Path open(CallId call, SignedIn who, boolean begins) {
    var recording = find(call);
    if (who.role() != Role.ADMIN && !store.served(call, who.id())) {
      throw new FaultException(CallFault.RECORDING_UNKNOWN);
    }
    if (recording.state() != Recording.RecordingState.MADE || !Files.exists(file(call))) {
      throw new FaultException(CallFault.RECORDING_UNKNOWN);
    }
    if (begins) {
      transactions.executeWithoutResult(
          _ ->
              audit.used(
                  "playRecording",
                  Optional.of(who.id().value()),
                  target(call),
                  Map.of("conversationId", recording.conversationId())));
    }
    return file(call);
  }

  private Recording find(CallId call) {
    return store.find(call).orElseThrow(() -> new FaultException(CallFault.RECORDING_UNKNOWN));
  }

  /// Removes it for ever.
  void delete(CallId call) {
    var recording = find(call);
    if (recording.state() == Recording.RecordingState.RUNNING
        || recording.state() == Recording.RecordingState.MAKING) {
      throw new FaultException(CallFault.RECORDING_BUSY);
    }
    remove(call);
    transactions.executeWithoutResult(
        _ -> {
          store.remove(call);
          audit.deleted(target(call), recording);
        });
  }

  /// Removes what has been kept long enough.
  void forgetOld() {
    for (var call : store.older(clock.instant().minus(kept), Limits.RECORDINGS_FORGOTTEN_MAX)) {
      remove(call);
      store.remove(call);
      LOG.info("removed the recording of call {}: it was kept long enough", call.value());
    }
  }

  /// The files before the row: what is left by a crash can be removed once more.
  private void remove(CallId call) {
    try {
      Files.deleteIfExists(file(call));
      maker.forget(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Target target(CallId call) {
    return Target.of(Target.Kind.RECORDING, call.value(), "");
  }

  Path file(CallId call) {
    var name = call.value().toString();
    return folder.resolve(name.substring(name.length() - 2)).resolve(name + ".webm");
  }
}
