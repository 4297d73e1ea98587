package io.zongji.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.realtime.TestSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Customers of the sample desk who write without pause, and remember what was acknowledged.
final class Crowd {
  private final List<Guest> guests = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean writing = true;

  /// A customer and the texts that the server said it has.
  private record Guest(
      String token, String conversation, TestSocket socket, Queue<String> acknowledged) {}

  Crowd(URI server, String key, int size) {
    for (int i = 0; i < size; i++) {
      guests.add(enter(server, key));
    }
  }

  private static Guest enter(URI server, String key) {
    var answer = new TestClient(server).post("/api/customer/enter", Map.of("channelKey", key));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var token = answer.body().path("token").asString();
    var conversation = answer.body().path("conversationId").asString();
    var socket = TestSocket.open(server, "/ws/customer", Map.of());
    var hello = Map.of("token", token, "conversation", conversation, "after", 0);
    assertThat(socket.ask("hello", hello).path("kind").asString()).isEqualTo("welcome");
    return new Guest(token, conversation, socket, new ConcurrentLinkedQueue<>());
  }

  void write() {
    for (var guest : guests) {
      threads.add(Thread.ofVirtual().start(() -> write(guest)));
    }
  }

  /// One message after another until the line is gone.
  private void write(Guest guest) {
    for (int i = 0; writing; i++) {
      var text = "m" + i + "-" + guest.conversation();
      try {
        var answer =
            guest
                .socket()
                .ask(
                    "say",
                    Map.of(
                        "conversation",
                        guest.conversation(),
                        "clientId",
                        "c" + i,
                        "content",
                        Map.of("kind", "TEXT", "text", text)));
        if (answer.path("kind").asString().equals("done")) {
          guest.acknowledged().add(text);
        }
        // Within what one client may send.
        Thread.sleep(60);
      } catch (AssertionError | RuntimeException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  int acknowledged() {
    return guests.stream().mapToInt(guest -> guest.acknowledged().size()).sum();
  }

  /// What each conversation has been acknowledged so far.
  Map<String, List<String>> snapshot() {
    var all = new java.util.HashMap<String, List<String>>();
    guests.forEach(guest -> all.put(guest.conversation(), List.copyOf(guest.acknowledged())));
    return all;
  }

  void stop() {
    writing = false;
    join();
    guests.forEach(guest -> guest.socket().close());
  }

  void join() {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Set<Integer> closeCodes() {
    var codes = new HashSet<Integer>();
    guests.forEach(guest -> codes.add(guest.socket().closeCode()));
    return codes;
  }

  /// All of these texts are there exactly once, in their order.
  void assertKept(URI server, Map<String, List<String>> texts) {
    for (var guest : guests) {
      var there = texts(server, guest);
      assertThat(new HashSet<>(there)).hasSameSizeAs(there);
      assertThat(there).containsSubsequence(texts.get(guest.conversation()));
    }
  }

  private static List<String> texts(URI server, Guest guest) {
    var texts = new ArrayList<String>();
    long before = Long.MAX_VALUE;
    while (true) {
      var answer =
          new TestClient(server)
              .bearer(guest.token())
              .get(
                  "/api/customer/conversations/%s/timeline?before=%d&limit=200"
                      .formatted(guest.conversation(), before));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      var page =
          answer
              .body()
              .path("entries")
              .valueStream()
              .map(entry -> entry.path("content").path("text").asString(""))
              .filter(text -> text.endsWith(guest.conversation()))
              .toList();
      texts.addAll(0, page);
      if (answer.body().path("after").asLong() == 0) {
        return texts;
      }
      before = answer.body().path("after").asLong() + 1;
    }
  }
}
