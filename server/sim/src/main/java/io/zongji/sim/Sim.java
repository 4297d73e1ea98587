package io.zongji.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Runs the simulation: `Sim SEED STEPS`. The last line is the verdict; a failure leaves with 1,
/// bad arguments with 2.
public final class Sim {
  /// Steps of one run at most.
  static final int STEPS_MAX = 100_000_000;

  private static final int SETTLING_STEPS_MAX = 200_000;

  private Sim() {}

  /// What came of a run.
  ///
  /// @param verdict the last line
  /// @param evidence of what was broken, empty when nothing was
  /// @param invariant that was broken, empty when none was
  public record Result(boolean good, String verdict, String invariant, String evidence) {}

  public static void main(String[] args) {
    System.exit(start(args));
  }

  /// Does what the arguments say.
  ///
  /// @return the code to leave with
  static int start(String[] args) {
    var seed = args.length == 2 ? number(args[0]) : null;
    var steps = args.length == 2 ? number(args[1]) : null;
    if (seed == null || steps == null || steps < 1 || steps > STEPS_MAX) {
      System.err.println(
          "Usage: make sim SEED=n STEPS=n, both whole numbers, STEPS from 1 to " + STEPS_MAX);
      return 2;
    }
    var result = run(seed, steps.intValue());
    if (!result.evidence().isEmpty()) {
      System.out.println(result.evidence());
    }
    System.out.println(result.verdict());
    return result.good() ? 0 : 1;
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// Runs one seed for so many steps, and then until everything has come to rest.
  public static Result run(long seed, int steps) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var world = new World(seed);
    var ear = listen(world);
    int done = 0;
    try {
      for (; done < steps; done++) {
        world.step();
      }
      world.settle(SETTLING_STEPS_MAX);
      return new Result(
          true, "OK seed=%d steps=%d %s".formatted(seed, steps, world.account()), "", "");
    } catch (Violation e) {
      return new Result(
          false,
          "FAILED seed=%d step=%d invariant=\"%s\"".formatted(seed, done + 1, e.invariant()),
          e.invariant(),
          String.valueOf(e.getMessage()));
    } finally {
      ear.stop();
      root().detachAppender(ear);
    }
  }

  /// Whatever the product calls an error is one, except the dying words of a server.
  private static AppenderBase<ILoggingEvent> listen(World world) {
    var ear =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && !isCrash(event.getThrowableProxy())) {
              world.report(
                  new Violation("no error is logged", event.getFormattedMessage() + trace(event)));
            }
          }
        };
    ear.start();
    var root = root();
    root.detachAndStopAllAppenders();
    root.setLevel(Level.ERROR);
    root.addAppender(ear);
    return ear;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static boolean isCrash(@Nullable IThrowableProxy thrown) {
    return thrown != null
        && (thrown.getClassName().equals(Hazards.Crash.class.getName())
            || isCrash(thrown.getCause()));
  }

  private static String trace(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    return thrown == null
        ? ""
        : "\n" + ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(thrown);
  }
}
