package io.zongji.conversation;

import java.util.concurrent.CompletableFuture;

/// A command that waits for its answer. Two of them are never the same, even with the same command.
final class Pending {
  private final Command command;
  private final CompletableFuture<Outcome> answer = new CompletableFuture<>();

  private Pending(Command command) {
    this.command = command;
  }

  static Pending of(Command command) {
    return new Pending(command);
  }

  Command command() {
    return command;
  }

  CompletableFuture<Outcome> answer() {
    return answer;
  }
}
