package io.zongji.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Signals that [ProcessHandle] does not know.
final class Signals {
  private Signals() {}

  /// Sends one to processes that are still there.
  ///
  /// @param name such as `STOP`
  static void send(String name, List<ProcessHandle> processes) {
    var command = new ArrayList<String>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    if (processes.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
