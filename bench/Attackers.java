import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Attackers of one kind, from when they begin until [#close], which leaves none of them and no connection of theirs. One
/// that is cut off or refused comes again a moment later. Half of them come from one address, the others each from one of
/// its own.
final class Attackers implements AutoCloseable {
  /// The kinds, in the order in which they come.
  static final List<Kind> KINDS = List.of(
      new Kind("slow-reader", (a, i) -> a.hold(i, "GET " + a.target.media + " HTTP/1.1\r\nHost: x\r\n\r\n")),
      new Kind("slow-pages", (a, i) -> a.hold(i, "GET /c/ HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500))),
      new Kind("slow-body", (a, i) -> a.drip(i, "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")),
      new Kind("slow-upload", (a, i) -> a.drip(i, a.target.beginningOfUpload())),
      new Kind("slow-head", (a, i) -> a.drip(i, "GET / HTTP/1.1\r\nX: ")),
      new Kind("silent", (a, i) -> a.hold(i)),
      new Kind("sockets-no-hello", (a, i) -> a.hold(i, Payloads.handshake())),
      new Kind("sockets-one-token", (a, i) -> a.hold(i, Payloads.handshake(), Payloads.frame(a.target.hello()))),
      new Kind("socket-drip", (a, i) -> a.drip(i, Payloads.handshake(), new byte[] {(byte) 0x81, (byte) 0xfe, 0x40, 0})),
      new Kind("garbage", Attackers::garbage),
      new Kind("sign-ins", (a, i) -> a.ask(i, "POST /api/session", a.target.stranger + "Content-Type: application/json\r\n", Payloads.ascii("{\"login\":\"x\",\"password\":\"y\"}"))),
      new Kind("pictures", 12, (a, i) -> a.upload(i, i % 2 == 0 ? a.target.png : a.target.jpeg)),
      new Kind("sheet-columns", 4, (a, i) -> a.importStaff(i, a.target.wideSheet)),
      new Kind("sheet-ratio", 4, (a, i) -> a.importStaff(i, a.target.tallSheet)));

  private static final int CONNECT_MS_MAX = 2_000;
  private static final int ANSWER_MS_MAX = 30_000;
  private static final int AGAIN_AFTER_MS = 500;
  private static final int DRIP_MS = 2_000;
  private static final int END_SECONDS_MAX = 20;

  private final Kind kind;
  private final Target target;
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();
  private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();

  /// What one attacker does until it is cut off, refused or answered.
  interface Strike {
    void of(Attackers attackers, int index) throws Exception;
  }

  /// @param most how many of them there are at most: some kinds are about what the server does for few
  record Kind(String name, int most, Strike strike) {
    Kind(String name, Strike strike) {
      this(name, Integer.MAX_VALUE, strike);
    }
  }

  /// What they know of the desk that they attack.
  ///
  /// @param media path of a file of three megabytes
  /// @param visitors one for each of those who upload, since uploads are counted by conversation
  /// @param stranger headers of a browser in which nobody is signed in
  /// @param boss headers of an administrator's, whose files are read too
  record Target(int port, String media, List<Product.Visitor> visitors, String stranger, String boss, byte[] png, byte[] jpeg,
      byte[] wideSheet, byte[] tallSheet) {
    String hello() {
      var visitor = visitors.getFirst();
      return "{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\"" + visitor.conversation() + "\",\"after\":0}";
    }

    String beginningOfUpload() {
      var visitor = visitors.getFirst();
      return "POST /api/customer/media?conversationId=" + visitor.conversation() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
          + visitor.token() + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 2000000"
          + "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    }
  }

  private Attackers(Kind kind, Target target) {
    this.kind = kind;
    this.target = target;
  }

  /// Lets so many of them begin.
  static Attackers begin(Kind kind, Target target, int count) {
    var attackers = new Attackers(kind, target);
    for (int i = 0; i < Math.min(count, kind.most()); i++) {
      int index = i;
      attackers.threads.execute(() -> attackers.attack(index));
    }
    return attackers;
  }

  /// Where an attacker comes from.
  static String address(int index) {
    return index % 2 == 0 ? "127.100.0.1" : Product.address(600_000 + index);
  }

  /// Connections that they got.
  int opened() {
    return opened.get();
  }

  /// What was answered and how often, as far as they listened.
  String answers() {
    return String.join(", ", answers.entrySet().stream().map(one -> one.getValue() + " × " + one.getKey()).toList());
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    sockets.forEach(Attackers::end);
    threads.shutdown();
    if (!threads.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new IllegalStateException("attackers of the kind " + kind.name() + " go on");
    }
  }

  private void attack(int index) {
    while (!isOver(0)) {
      try {
        kind.strike().of(this, index);
      } catch (Exception e) {
        // Cut off, or refused.
      }
      isOver(AGAIN_AFTER_MS);
    }
  }

  /// Waits for so long, or until it is over.
  private boolean isOver(int withinMs) {
    try {
      return over.await(withinMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Something done with a connection, which is closed then.
  private interface Use {
    void of(Socket socket) throws IOException;
  }

  private void connected(int index, Use use) throws IOException {
    try (var socket = new Socket()) {
      sockets.add(socket);
      try {
        if (isOver(0)) {
          return;
        }
        socket.setReceiveBufferSize(2_048);
        socket.bind(new InetSocketAddress(address(index), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", target.port()), CONNECT_MS_MAX);
        opened.incrementAndGet();
        use.of(socket);
      } finally {
        sockets.remove(socket);
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended either way.
    }
  }

  private static void say(Socket socket, Object... what) throws IOException {
    for (var one : what) {
      socket.getOutputStream().write(one instanceof byte[] bytes ? bytes : Payloads.ascii(one.toString()));
    }
  }

  /// Says this and then nothing more, and reads nothing.
  private void hold(int index, Object... what) throws IOException {
    connected(index, socket -> {
      say(socket, what);
      isOver(Integer.MAX_VALUE);
    });
  }

  /// Says this and then one byte now and then, and reads nothing.
  private void drip(int index, Object... what) throws IOException {
    connected(index, socket -> {
      say(socket, what);
      while (!isOver(DRIP_MS)) {
        say(socket, " ");
      }
    });
  }

  private void garbage(int index) throws IOException {
    var lines = List.of(
        "GET /api/session HTTP/1.1\r\nHost: x\r\nCookie: ZONGJI_SESSION=AAAA\r\n\r\n", "GET /error HTTP/1.1\r\nHost: a b\r\n\r\n",
        Payloads.handshake().replace("Host: localhost", "Host: x\r\nOrigin: http://a b"),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000");
    connected(index, socket -> {
      say(socket, lines.get(index % lines.size()));
      hear(socket, 2_000);
    });
  }

  private void ask(int index, String what, String headers, byte[] body) throws IOException {
    connected(index, socket -> {
      say(socket, what + " HTTP/1.1\r\nHost: localhost:" + target.port() + "\r\nConnection: close\r\n" + headers
          + "Content-Length: " + body.length + "\r\n\r\n", body);
      hear(socket, ANSWER_MS_MAX);
    });
  }

  private void hear(Socket socket, int withinMs) throws IOException {
    socket.setSoTimeout(withinMs);
    var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    answers.computeIfAbsent(line.length() < 12 ? "nothing" : line.substring(9), _ -> new AtomicInteger()).incrementAndGet();
  }

  private void upload(int index, byte[] picture) throws IOException {
    var visitor = target.visitors().get(index % target.visitors().size());
    ask(index, "POST /api/customer/media?conversationId=" + visitor.conversation(),
        "Authorization: Bearer " + visitor.token() + "\r\nContent-Type: multipart/form-data; boundary=b\r\n",
        Payloads.multipart(picture, "image/png", "a.png"));
  }

  private void importStaff(int index, byte[] sheet) throws IOException {
    ask(index, "POST /api/staff/import", target.boss() + "Content-Type: multipart/form-data; boundary=b\r\n",
        Payloads.multipart(sheet, "application/octet-stream", "a.xlsx"));
  }
}
