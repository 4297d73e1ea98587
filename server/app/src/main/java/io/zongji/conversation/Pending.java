package io.zongji.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command that waits for its answer. Two of them are never the same, even with the same command.
///
/// Several may form a line ([Conversations#submitInOrder]): each stands behind the one before.
final class Pending {
  private final Command command;
  private final @Nullable Pending ahead;
  private @Nullable Pending behind;
  private final CompletableFuture<Outcome> answer = new CompletableFuture<>();

  private Pending(Command command, @Nullable Pending ahead) {
    this.command = command;
    this.ahead = ahead;
  }

  static Pending of(Command command) {
    return new Pending(command, null);
  }

  /// A line of them; the first stands for all.
  static List<Pending> line(List<? extends Command> commands) {
    var line = new ArrayList<Pending>(commands.size());
    for (var command : commands) {
      var last = line.isEmpty() ? null : line.getLast();
      var next = new Pending(command, last);
      if (last != null) {
        last.behind = next;
      }
      line.add(next);
    }
    return List.copyOf(line);
  }

  Command command() {
    return command;
  }

  /// The one before it in its line.
  Optional<Pending> ahead() {
    return Optional.ofNullable(ahead);
  }

  /// This and all behind it.
  List<Pending> andBehind() {
    if (behind == null) {
      return List.of(this);
    }
    var all = new ArrayList<Pending>();
    for (var one = this; one != null; one = one.behind) {
      all.add(one);
    }
    return all;
  }

  CompletableFuture<Outcome> answer() {
    return answer;
  }
}
