import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Strangers who hold on to whatever they can get, one kind after another, while a company talks (P2 of [Talk]):
///
///     make attack N=1000 KINDS=slow-reader,slow-body JUDGE=time
///
/// Half of the attackers come from one address, the others each from one of its own. Passed is: readiness is answered
/// within a second throughout, nothing that was acknowledged is lost, everything is as before within five seconds of the
/// last attacker's leaving, and P2 stays below three times what it is without an attack, or 50 ms. `JUDGE=life` is for
/// machines that do other things as well: nothing is lost, readiness goes on, and all is well within half a minute.
final class Attack {
  private static final Map<String, Strike> KINDS = new LinkedHashMap<>();
  private static final int REACH_MS = 2_000;

  private final Product product;
  private final int count;
  private final boolean byTime;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile boolean attacking;
  private volatile boolean watching = true;
  private final AtomicLong worst = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();

  private Product.Visitor visitor;
  private String media;
  private String boss;
  private byte[] png;
  private byte[] jpeg;
  private byte[] sheet;

  /// What one attacker does until it is cut off; it comes again then.
  private interface Strike {
    void hold(Attack attack, int index) throws Exception;
  }

  static {
    KINDS.put("slow-reader", (a, i) -> a.neverRead(a.connect(i), "GET " + a.media + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    KINDS.put("slow-pages", (a, i) -> a.neverRead(a.connect(i), "GET /c/ HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500)));
    KINDS.put("slow-body", (a, i) ->
        a.drip(a.connect(i), "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"));
    KINDS.put("slow-upload", (a, i) -> a.drip(a.connect(i), a.multipart("/api/customer/media", 2_000_000)));
    KINDS.put("slow-head", (a, i) -> a.drip(a.connect(i), "GET / HTTP/1.1\r\nX: "));
    KINDS.put("silent", (a, i) -> a.drip(a.connect(i), ""));
    KINDS.put("sockets-no-hello", (a, i) -> a.neverRead(a.connect(i), handshake()));
    KINDS.put("sockets-one-token", (a, i) -> a.neverRead(a.connect(i), handshake(), frame(a.hello())));
    KINDS.put("socket-drip", (a, i) -> a.drip(a.connect(i), handshake(), new byte[] {(byte) 0x81, (byte) 0xfe, 0x40, 0}));
    KINDS.put("garbage", (a, i) -> a.garbage(i));
    KINDS.put("sign-ins", (a, i) -> a.ask(i, "POST", "/api/session", "application/json", "", "{\"login\":\"x\",\"password\":\"y\"}".getBytes()));
    KINDS.put("png", (a, i) -> a.upload(i, "/api/customer/media", a.png));
    KINDS.put("jpeg", (a, i) -> a.upload(i, "/api/customer/media", a.jpeg));
    KINDS.put("sheet", (a, i) -> a.upload(i % 4, "/api/staff/import", a.sheet));
  }

  private Attack(Product product, int count, boolean byTime) {
    this.product = product;
    this.count = count;
    this.byTime = byTime;
  }

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(argument(args, "N", "1000"));
    boolean byTime = argument(args, "JUDGE", "time").equals("time");
    var kinds = List.of(argument(args, "KINDS", String.join(",", KINDS.keySet())).split(","));
    if (!KINDS.keySet().containsAll(kinds)) {
      System.err.println("KINDS are " + KINDS.keySet());
      System.exit(2);
    }
    boolean passed = true;
    var figures = new Figures("attack", Talk.SEED);
    try (var product = Product.start(Map.of("ZONGJI_FRAMES_PER_SECOND", "100000"));
        var wire = new Wire()) {
      var talk = new Talk(product, wire);
      talk.setUp();
      talk.closed(new Figures("warm", Talk.SEED));
      var attack = new Attack(product, count, byTime);
      attack.prepare();
      Thread.ofPlatform().daemon().start(attack::watch);
      var calm = attack.measure(talk, "calm", figures);
      System.out.printf("%-20s %8s %8s %10s %10s %8s  %s%n", "kind", "p50 ms", "p99 ms", "ready ms", "normal ms", "opened", "");
      attack.row("calm", figures, "");
      for (var kind : kinds) {
        passed &= attack.strike(kind, talk, calm, figures);
      }
      attack.watching = false;
      talk.check();
      wire.close();
    }
    figures.put("passed", Boolean.toString(passed));
    figures.write();
    System.exit(passed ? 0 : 1);
  }

  private static String argument(String[] args, String name, String otherwise) {
    for (var arg : args) {
      if (arg.startsWith(name + "=") && arg.length() > name.length() + 1) {
        return arg.substring(name.length() + 1);
      }
    }
    return otherwise;
  }

  private void prepare() throws Exception {
    var browser = product.administrator();
    boss = browser.cookie();
    var desk = product.desk(browser, "attacked");
    visitor = product.enter(address(0), desk.key());
    png = picture("png");
    jpeg = picture("jpeg");
    sheet = sheet();
    var answer = ask(1, "POST", "/api/customer/media?conversationId=" + visitor.conversation(), "multipart/form-data; boundary=b",
        "Authorization: Bearer " + visitor.token() + "\r\n", parts(new byte[3_000_000], "application/octet-stream", "a.bin"));
    media = Product.JSON.readTree(answer.substring(answer.indexOf("{\""), answer.lastIndexOf('}') + 1)).path("url").asString();
  }

  private double measure(Talk talk, String name, Figures all) throws Exception {
    var one = new Figures(name, Talk.SEED);
    worst.set(0);
    unanswered.set(0);
    opened.set(0);
    try {
      talk.open(one);
    } finally {
      all.put(name + "_p50_ms", number(one, "p2_p50_ms"))
          .put(name + "_p99_ms", number(one, "p2_p99_ms"))
          .put(name + "_ready_worst_ms", worst.get())
          .put(name + "_opened", opened.get());
    }
    return number(one, "p2_p99_ms");
  }

  private static double number(Figures figures, String name) {
    return ((Number) figures.get(name)).doubleValue();
  }

  private boolean strike(String kind, Talk talk, double calm, Figures figures) throws Exception {
    var faults = new ArrayList<String>();
    attacking = true;
    for (int i = 0; i < count; i++) {
      int index = i;
      Thread.ofVirtual().start(() -> attack(KINDS.get(kind), index));
    }
    double p99 = Double.NaN;
    try {
      p99 = measure(talk, kind, figures);
    } catch (IllegalStateException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    attacking = false;
    sockets.forEach(Attack::close);
    sockets.clear();
    long normal = backToNormal();
    figures.put(kind + "_normal_after_ms", normal);
    if (unanswered.get() > 0) {
      faults.add("readiness unanswered " + unanswered.get() + " times");
    }
    if (normal > (byTime ? 5_000 : 30_000)) {
      faults.add("not as before after " + normal + " ms");
    }
    if (byTime && p99 > Math.max(50, 3 * calm)) {
      faults.add("P2 p99 " + p99 + " ms, without attack " + calm);
    }
    row(kind, figures, String.join("; ", faults));
    return faults.isEmpty();
  }

  private void row(String kind, Figures figures, String said) {
    System.out.printf("%-20s %8s %8s %10s %10s %8s  %s%n", kind, figures.get(kind + "_p50_ms"), figures.get(kind + "_p99_ms"),
        figures.get(kind + "_ready_worst_ms"), figures.get(kind + "_normal_after_ms"), figures.get(kind + "_opened"), said);
  }

  /// Until the attackers' own address is served again, and readiness at once.
  private long backToNormal() throws InterruptedException {
    long begin = System.nanoTime();
    long taken = 0;
    for (boolean well = false; !well && taken < 60_000; ) {
      well = status(address(0), "/api/session", 1_000).equals("401") && status("127.0.0.1", "/actuator/health/readiness", 1_000).equals("200");
      taken = (System.nanoTime() - begin) / 1_000_000;
      if (!well) {
        Thread.sleep(100);
      }
    }
    return taken;
  }

  private void watch() {
    while (watching) {
      long begin = System.nanoTime();
      var status = status("127.0.0.1", "/actuator/health/readiness", byTime ? 1_000 : 10_000);
      worst.accumulateAndGet((System.nanoTime() - begin) / 1_000_000, Math::max);
      if (!status.equals("200")) {
        unanswered.incrementAndGet();
      }
      pause(200);
    }
  }

  private String status(String from, String path, int withinMs) {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", product.port), withinMs);
      socket.setSoTimeout(withinMs);
      write(socket, ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return line.length() < 12 ? "" : line.substring(9);
    } catch (IOException e) {
      return "";
    }
  }

  private void attack(Strike kind, int index) {
    while (attacking) {
      try {
        kind.hold(this, index);
      } catch (Exception e) {
        // Cut off, or refused: come again.
      }
      pause(500);
    }
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(Duration.ofMillis(ms));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String address(int index) {
    return index % 2 == 0 ? "127.100.0.1" : Product.address(600_000 + index);
  }

  private Socket connect(int index) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(2_048);
    socket.bind(new InetSocketAddress(address(index), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", product.port), REACH_MS);
    opened.incrementAndGet();
    return socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended either way.
    }
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private void say(Socket socket, Object... what) throws IOException {
    for (var one : what) {
      write(socket, one instanceof byte[] bytes ? bytes : one.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void neverRead(Socket socket, Object... what) throws IOException {
    say(socket, what);
    while (attacking && !socket.isClosed()) {
      pause(200);
    }
  }

  private void drip(Socket socket, Object... what) throws IOException {
    say(socket, what);
    while (attacking) {
      pause(2_000);
      if (what[0].toString().isEmpty()) {
        continue;
      }
      write(socket, new byte[] {' '});
    }
  }

  private void garbage(int index) throws IOException {
    var lines = List.of(
        "GET /api/session HTTP/1.1\r\nHost: x\r\nCookie: ZONGJI_SESSION=AAAA\r\n\r\n", "GET /error HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /ws/customer HTTP/1.1\r\nHost: x\r\nOrigin: http://a b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000");
    try (var socket = connect(index)) {
      say(socket, lines.get(index % lines.size()));
      socket.setSoTimeout(2_000);
      var _ = socket.getInputStream().read();
    }
  }

  private String ask(int index, String method, String path, String type, String headers, byte[] body) throws IOException {
    try (var socket = connect(index)) {
      say(socket, method + " " + path + " HTTP/1.1\r\nHost: localhost:" + product.port + "\r\nConnection: close\r\nContent-Type: " + type
          + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n", body);
      socket.setSoTimeout(30_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void upload(int index, String path, byte[] content) throws IOException {
    boolean staff = path.contains("staff");
    var token = boss.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");
    var headers = staff ? "Cookie: " + boss + "\r\nX-XSRF-TOKEN: " + token + "\r\n" : "Authorization: Bearer " + visitor.token() + "\r\n";
    ask(index, "POST", staff ? path : path + "?conversationId=" + visitor.conversation(), "multipart/form-data; boundary=b", headers,
        parts(content, "image/png", staff ? "a.xlsx" : "a.png"));
  }

  private String multipart(String path, int length) {
    return "POST " + path + "?conversationId=" + visitor.conversation() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + visitor.token()
        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + length
        + "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
  }

  private static byte[] parts(byte[] content, String type, String name) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes());
    out.write(content);
    out.write("\r\n--b--\r\n".getBytes());
    return out.toByteArray();
  }

  private static String handshake() {
    return "GET /ws/customer HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private String hello() {
    return "{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\"" + visitor.conversation() + "\",\"after\":0}";
  }

  private static byte[] frame(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x81, (byte) 0xfe, (byte) (bytes.length >> 8), (byte) bytes.length, 0, 0, 0, 0});
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  /// Small to send and slow to decode: 49 megapixels.
  private static byte[] picture(String format) throws IOException {
    var png = format.equals("png");
    var image = new BufferedImage(7_000, 7_000, png ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var how = writer.getDefaultWriteParam();
    if (!png) {
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  /// A sheet whose one cell lies in a column that no sheet has.
  private static byte[] sheet() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
      var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
      var packages = "http://schemas.openxmlformats.org/package/2006/";
      var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
      entry(zip, "[Content_Types].xml", "<Types xmlns=\"" + packages + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/></Types>");
      entry(zip, "_rels/.rels", "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"a\" Type=\"" + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
      entry(zip, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
      entry(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"a\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
      entry(zip, "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main + "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row></sheetData></worksheet>");
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
