package io.zongji.flow;

/// What moves a run. A trigger that does not fit where the run stands changes nothing.
public sealed interface Trigger {
  /// The customer has entered; begins the run.
  record Entered() implements Trigger {}

  /// The customer sent a text.
  record Answered(String text) implements Trigger {}

  /// The customer sent something that can match no keyword: a picture, a file, a voice message.
  record AnsweredOtherwise() implements Trigger {}

  /// The time for an answer is up.
  record AnswerTimeUp() implements Trigger {}

  /// Agents are online but none is free; `ahead` customers wait before this one.
  record Queued(int ahead) implements Trigger {}

  /// An agent with that staff number has accepted.
  record Accepted(String staffNumber) implements Trigger {}

  /// No agent of the group is online.
  record NobodyOnline() implements Trigger {}

  /// The queue limit of the Transfer is reached.
  record QueueTimeUp() implements Trigger {}

  /// The agent has ended the service.
  record ServiceEnded() implements Trigger {}

  /// The customer left an agent's message unanswered for too long.
  record SilenceTimeUp() implements Trigger {}
}
