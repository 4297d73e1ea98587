package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestNats;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// The bus between servers.
final class BusTest {
  private static final UUID ID = new UUID(1, 2);

  @Test
  void aWakeUpReachesEveryOtherServerOfTheInstallationAndNobodyElse() {
    try (var nats = TestNats.start();
        var one = NatsBus.open(nats.address(), "zongji.a");
        var two = NatsBus.open(nats.address(), "zongji.a");
        var stranger = NatsBus.open(nats.address(), "zongji.b")) {
      var heardByOne = new CopyOnWriteArrayList<WakeUp>();
      var heardByTwo = new CopyOnWriteArrayList<WakeUp>();
      var heardByStranger = new CopyOnWriteArrayList<WakeUp>();
      one.listen(heardByOne::add);
      two.listen(heardByTwo::add);
      stranger.listen(heardByStranger::add);
      var wakeUp = new WakeUp("GROWN", List.of(ID));
      // The subscription of the other may come a moment after its connection.
      eventually(
          () -> {
            one.wake(wakeUp);
            return heardByTwo.contains(wakeUp);
          });
      two.wake(new WakeUp("DESKS", List.of()));
      eventually(() -> heardByOne.contains(new WakeUp("DESKS", List.of())));
      assertThat(heardByOne).doesNotContain(wakeUp);
      assertThat(heardByStranger).isEmpty();
    }
  }

  @Test
  void withoutNatsNothingIsSentAndNothingFails() {
    try (var bus = NatsBus.open("nats://127.0.0.1:1", "zongji.a")) {
      bus.wake(new WakeUp("GROWN", List.of(ID)));
      assertThat(bus.connected()).isFalse();
      assertThat(bus.shared()).isTrue();
    }
  }

  @Test
  void addressesThatMakeNoSenseAreNamed() {
    for (var wrong : List.of("localhost:4222", "http://host", "nats://", "nats://a,,nats://b")) {
      assertThatThrownBy(() -> NatsBus.open(wrong, "zongji.a"))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("ZONGJI_NATS_URL");
    }
  }

  @Test
  void wakeUpsAreReadAsTheyWereWritten() {
    var most = new WakeUp("GROWN", Collections.nCopies(WakeUp.IDS_MAX, ID));
    assertThat(WakeUp.read(most.write())).contains(most);
    assertThatThrownBy(() -> new WakeUp("GROWN", Collections.nCopies(WakeUp.IDS_MAX + 1, ID)))
        .isInstanceOf(IllegalArgumentException.class);
    for (var rubbish : List.of("", " ", "grown", "GROWN x", "GROWN  " + ID, "GROWN\n" + ID)) {
      assertThat(WakeUp.read(rubbish)).as(rubbish).isEmpty();
    }
  }

  private static void eventually(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("comes about in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
