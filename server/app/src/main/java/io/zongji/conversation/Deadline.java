package io.zongji.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A moment at which something happens unless somebody acts before.
record Deadline(Instant at, Of of) {
  private static final Comparator<Deadline> ORDER =
      Comparator.comparing(Deadline::at).thenComparing(Deadline::of);

  /// What passes; of several at the same moment the first named here is acted on first.
  enum Of {
    AWAY,
    GRACE,
    QUEUE,
    OFFER,
    CALL,
    SILENCE,
    ANSWER
  }

  /// The earliest one that is running.
  static Optional<Deadline> of(Conversation conversation) {
    var away = conversation.away().flatMap(Conversation.Away::deadline);
    return Stream.of(one(away, Of.AWAY), one(call(conversation), Of.CALL), in(conversation.stage()))
        .flatMap(deadlines -> deadlines)
        .min(ORDER);
  }

  private static Optional<Instant> call(Conversation conversation) {
    return conversation
        .call()
        .flatMap(
            call ->
                switch (call.phase()) {
                  case RINGING -> call.deadline();
                  case TALKING -> conversation.away().flatMap(call::goneAt);
                });
  }

  private static Stream<Deadline> in(Stage stage) {
    return switch (stage) {
      case Stage.InFlow flow -> one(flow.awaited().flatMap(Stage.Awaited::deadline), Of.ANSWER);
      case Stage.Waiting waiting ->
          Stream.concat(
              one(waiting.graceDeadline(), Of.GRACE), one(waiting.queueing().deadline(), Of.QUEUE));
      case Stage.Offered offered ->
          Stream.concat(
              one(offered.offer().deadline(), Of.OFFER),
              one(offered.queueing().deadline(), Of.QUEUE));
      case Stage.Served served -> one(served.silenceDeadline(), Of.SILENCE);
      case Stage.Ended _ -> Stream.empty();
    };
  }

  private static Stream<Deadline> one(Optional<Instant> at, Of of) {
    return at.map(instant -> new Deadline(instant, of)).stream();
  }
}
