package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class HeavyWorkTest {
  @Test
  void itRunsOnThreadsOfTheOperatingSystemAndAtOnceWhereItIsOneAlready() {
    var outer = HeavyWork.LONG.compute(Thread::currentThread);
    assertThat(outer.isVirtual()).isFalse();
    boolean same =
        HeavyWork.LONG.compute(
            () -> {
              var here = Thread.currentThread();
              return HeavyWork.SHORT.compute(() -> Thread.currentThread() == here);
            });
    assertThat(same).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void longWorkStepsBackForAllOthers() throws IOException {
    int mine = nice();
    assertThat(HeavyWork.SHORT.compute(HeavyWorkTest::nice)).isEqualTo(mine);
    assertThat(HeavyWork.LONG.compute(HeavyWorkTest::nice)).isEqualTo(10);
    assertThat(nice()).isEqualTo(mine);
  }

  /// The priority of the thread as Linux has it, behind its name and 16 other figures.
  private static int nice() throws IOException {
    var figures = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(figures.substring(figures.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  @Test
  void whatItThrowsArrivesAsItIs() {
    assertThatThrownBy(
            () ->
                HeavyWork.SHORT.compute(
                    () -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    assertThatThrownBy(
            () ->
                HeavyWork.SHORT.compute(
                    () -> {
                      throw new FaultException(RequestFault.MALFORMED);
                    }))
        .isInstanceOf(FaultException.class);
  }

  @Test
  void talkGoesOnWhileEveryHeavyThreadIsBusyAndTheQueueEnds() throws Exception {
    var release = new CountDownLatch(1);
    var busy = new CountDownLatch(HeavyWork.threads());
    var asked = new ArrayList<FutureTask<Boolean>>();
    for (int i = 0; i < HeavyWork.threads() + HeavyWork.WAITING_MAX; i++) {
      var task =
          new FutureTask<>(
              () ->
                  HeavyWork.LONG.compute(
                      () -> {
                        busy.countDown();
                        release.await();
                        return true;
                      }));
      asked.add(task);
      if (i == HeavyWork.threads()) {
        busy.await();
      }
      Thread.ofVirtual().start(task);
    }
    // Another virtual thread gets a carrier though all that heavy work waits for something.
    assertThat(runOnVirtualThread()).isEqualTo("talk");
    assertThatThrownBy(() -> flood(release))
        .isInstanceOfSatisfying(
            FaultException.class,
            refused -> assertThat(refused.fault()).isEqualTo(RequestFault.OVERLOADED));
    release.countDown();
    for (var task : asked) {
      assertThat(settled(task)).isTrue();
    }
  }

  private static String runOnVirtualThread() throws Exception {
    var talk = new FutureTask<>(() -> "talk");
    Thread.ofVirtual().start(talk);
    return talk.get();
  }

  /// Fills what is left of the queue from here, until it is refused.
  private static void flood(CountDownLatch release) throws Exception {
    while (true) {
      var task = new FutureTask<>(() -> HeavyWork.LONG.compute(() -> await(release)));
      var thread = Thread.ofVirtual().start(task);
      while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
      if (!thread.isAlive()) {
        try {
          task.get();
        } catch (java.util.concurrent.ExecutionException e) {
          throw (Exception) e.getCause();
        }
      }
    }
  }

  private static boolean await(CountDownLatch release) throws InterruptedException {
    release.await();
    return true;
  }

  /// True also for one that found the queue full.
  private static boolean settled(FutureTask<Boolean> task) throws InterruptedException {
    try {
      return task.get();
    } catch (java.util.concurrent.ExecutionException e) {
      return e.getCause() instanceof FaultException;
    }
  }
}
