package io.zongji.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a step asks the world to do, in order. Effects are values; the caller performs them.
public sealed interface Effect {
  /// The run came to a module, by an exit of the one before or, at Start and by silence, by
  /// none.
  record Reached(ModuleId module, Optional<String> byExit) implements Effect {}

  /// Send a text, ready to read, on behalf of a module. Never blank.
  record SendText(ModuleId module, String text) implements Effect {}

  /// The answer was the `count`-th wrong one to this Branch.
  record WrongAnswer(int count) implements Effect {}

  /// Wait for an answer, at most `limit` from now; the choices may be offered for tapping.
  record AwaitAnswer(Optional<Duration> limit, List<String> keywords, List<Choice> choices)
      implements Effect {
    /// Copies the lists, so that an effect never changes.
    public AwaitAnswer {
      keywords = List.copyOf(keywords);
      choices = List.copyOf(choices);
    }
  }

  /// Ask for an agent of the group; leave the queue after `queueLimit`; watch for silence in
  /// service.
  record AskForAgent(SkillGroupRef group, Optional<Duration> queueLimit, Silence silence)
      implements Effect {}

  /// The run is over.
  record Finish(Why why) implements Effect {}

  /// The End whose rule of silence holds during a service, and how long silence may last.
  record Silence(ModuleId end, Duration after) {}

  /// Why a run is over.
  enum Why {
    /// It reached an End without a service, or after a failed transfer.
    COMPLETED,
    /// It reached an End after an agent ended the service.
    AGENT_ENDED,
    /// The customer was silent for too long in a service.
    SILENCE,
    /// The graph has no way on from here; cannot happen to a checked graph.
    FLOW_FAULT
  }
}
