package io.zongji.conversation;

import java.util.concurrent.CompletableFuture;

/// A command that waits for its answer.
record Pending(Command command, CompletableFuture<Outcome> answer) {
  static Pending of(Command command) {
    return new Pending(command, new CompletableFuture<>());
  }
}
