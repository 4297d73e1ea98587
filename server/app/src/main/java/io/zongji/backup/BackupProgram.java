package io.zongji.backup;

import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.StandardEnvironment;

/// The commands of the program beside serving: `backup FILE` and `restore FILE`, on the folder
/// `ZONGJI_DATA`.
public final class BackupProgram {
  private static final String USAGE =
      "The commands are: backup FILE, restore FILE, reset-admin [NUMBER]; without one the server"
          + " starts";

  private BackupProgram() {}

  /// Whether these arguments are a command, be it a known one or not.
  public static boolean isMeant(String[] arguments) {
    return arguments.length > 0 && !arguments[0].startsWith("-");
  }

  /// Does the command; returns the exit code. What went wrong is told in one line.
  public static int run(String[] arguments) {
    try {
      System.out.println(done(List.of(arguments)));
      return 0;
    } catch (StartupException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static String done(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new StartupException(USAGE);
    }
    var settings = ServerSettings.from(new StandardEnvironment());
    var file = file(arguments.get(1));
    return switch (arguments.getFirst()) {
      case "backup" ->
          "Backed up %s to %s (%d MB when unpacked)%s%s"
              .formatted(
                  settings.data(),
                  file,
                  new Backup(settings).write(file) >> 20,
                  settings.s3().map(_ -> "; media lie in S3 and are not in it").orElse(""),
                  Files.isDirectory(settings.data().resolve("recordings"))
                      ? "; recordings of calls are not in it, see docs/operate/backup.md"
                      : "");
      case "restore" -> {
        var header = new Restore(settings).read(file);
        yield "Restored the desk of %s into %s".formatted(header.createdAt(), settings.data());
      }
      default -> throw new StartupException(USAGE);
    };
  }

  private static Path file(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartupException("\"" + text + "\" is no file name", e);
    }
  }
}
