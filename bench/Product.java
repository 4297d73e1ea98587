import io.zongji.Zongji;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product as a company runs it: a process of its own with an embedded PostgreSQL in an empty folder, stopped and
/// removed at the end.
final class Product implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();
  private static final String PROGRAM = System.getProperty("bench.program", ".build/zongji/bin/zongji");
  private static final Duration READY_WITHIN = Duration.ofSeconds(120);
  private static final String PASSWORD = "bench-2026!";
  private static final Pattern READY = Pattern.compile("is ready:\\s+http://localhost:(\\d+)");

  int port;
  private final Path data;
  private final Path log;
  private final Map<String, String> settings;
  private Process process;
  private ConfigurableApplicationContext context;
  private long readyNanos;

  private Product(Map<String, String> settings) throws IOException {
    this.data = Files.createTempDirectory("zongji-bench");
    this.log = data.resolve("log");
    this.settings = settings;
  }

  /// Starts it and returns when it is ready.
  static Product start(Map<String, String> settings) throws Exception {
    var product = new Product(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(product::kill));
    product.run();
    return product;
  }

  /// Starts it within this process, so that a workload can reach behind the door.
  static Product inside() throws Exception {
    var product = new Product(Map.of());
    product.context =
        Zongji.application().run("--ZONGJI_PORT=0", "--ZONGJI_DATA=" + product.data.resolve("data"));
    product.port = ((WebServerApplicationContext) product.context).getWebServer().getPort();
    return product;
  }

  /// A bean of a server that was started within this process.
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Starts the process (again) on the same data.
  void run() throws Exception {
    var builder = new ProcessBuilder(Path.of(PROGRAM).toAbsolutePath().toString());
    builder.environment().put("ZONGJI_PORT", "0");
    builder.environment().put("ZONGJI_RESTART", "0");
    builder.environment().put("ZONGJI_DATA", data.resolve("data").toString());
    // Such as -XX:StartFlightRecording=filename=product.jfr, to see where its time goes.
    builder.environment().put("JAVA_TOOL_OPTIONS", System.getenv().getOrDefault("BENCH_PRODUCT_OPTIONS", ""));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Files.deleteIfExists(log);
    long begin = System.nanoTime();
    process = builder.start();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - begin > READY_WITHIN.toNanos()) {
        throw new IllegalStateException("the product did not start:\n" + Files.readString(log));
      }
      Thread.sleep(10);
    }
    readyNanos = System.nanoTime() - begin;
  }

  /// Seconds from the start of the process to readiness, the last time.
  double readySeconds() {
    return readyNanos / 1e9;
  }

  long pid() {
    return process.pid();
  }

  private boolean ready() throws IOException {
    var said = READY.matcher(Files.exists(log) ? Files.readString(log) : "");
    if (!said.find()) {
      return false;
    }
    port = Integer.parseInt(said.group(1));
    try {
      return Http.call("127.0.0.1", port, "GET", "/actuator/health/readiness", Map.of(), "").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// Asks for a page as a browser does, whatever the answer.
  void get(String path) throws IOException {
    Http.call("127.0.0.1", port, "GET", path, Map.of(), "");
  }

  /// Processor time that each part has used until now.
  record Processor(Duration product, Duration postgres, Duration load) {
    Processor since(Processor then) {
      return new Processor(product.minus(then.product), postgres.minus(then.postgres), load.minus(then.load));
    }
  }

  /// The processes of its PostgreSQL.
  List<ProcessHandle> postgres() throws IOException {
    var postmaster = ProcessHandle.of(Long.parseLong(postmaster(0))).orElseThrow();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /// Processor time of the product, of its PostgreSQL and of this load generator.
  Processor processor() throws IOException {
    var postgres = postgres().stream().map(Product::used).reduce(Duration.ZERO, Duration::plus);
    return new Processor(used(process.toHandle()), postgres, used(ProcessHandle.current()));
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String postmaster(int line) throws IOException {
    return Files.readAllLines(data.resolve("data/postgres/data/postmaster.pid")).get(line).strip();
  }

  /// A connection to its PostgreSQL.
  Connection connect() throws IOException, SQLException {
    var postgres = data.resolve("data").resolve("postgres");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/postgres",
        "zongji",
        Files.readString(postgres.resolve("password")).strip());
  }

  /// Stops the process and waits for its end.
  void stop() throws InterruptedException {
    if (context != null) {
      context.close();
      return;
    }
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() throws Exception {
    stop();
    FileSystemUtils.deleteRecursively(data);
  }

  private void kill() {
    if (process != null && process.isAlive()) {
      process.destroy();
    }
  }

  /// Signs the first administrator in, whatever the password was.
  Browser administrator() throws Exception {
    try (var database = connect();
        var update =
            database.prepareStatement("update staff set password_hash = ?, must_change = false where number = '000001'")) {
      update.setString(1, cheapHash());
      update.executeUpdate();
    }
    return new Browser("127.0.0.1").signIn("000001");
  }

  /// Members of staff with a password whose hash costs nothing to check, so that many can sign in at once.
  List<UUID> staff(int count, UUID group) throws Exception {
    return staff(0, count, group);
  }

  /// As [#staff], with numbers from [#number] of `first` on.
  List<UUID> staff(int first, int count, UUID group) throws Exception {
    var ids = java.util.stream.IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList();
    try (var database = connect();
        var staff =
            database.prepareStatement(
                "insert into staff (id, number, name, email, role, password_hash, must_change, created_at)"
                    + " values (?, ?, ?, ?, 'AGENT', ?, false, now())");
        var member = database.prepareStatement("insert into skill_group_member values (?, ?)")) {
      var hash = cheapHash();
      for (int i = 0; i < count; i++) {
        staff.setObject(1, ids.get(i));
        staff.setString(2, number(first + i));
        staff.setString(3, number(first + i));
        staff.setString(4, number(first + i) + "@bench.example");
        staff.setString(5, hash);
        staff.addBatch();
        member.setObject(1, group);
        member.setObject(2, ids.get(i));
        member.addBatch();
      }
      staff.executeBatch();
      member.executeBatch();
    }
    return ids;
  }

  static String number(int index) {
    return String.format(Locale.ROOT, "%06d", 100_000 + index);
  }

  private static String cheapHash() {
    var salt = new byte[16];
    var hash = new byte[32];
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(8)
            .withIterations(1)
            .withParallelism(1)
            .build());
    generator.generateBytes(PASSWORD.toCharArray(), hash);
    var encoder = java.util.Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=8,t=1,p=1$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }

  /// A loopback address of its own for each of many clients.
  static String address(int index) {
    return "127." + (1 + index / 60_000) + "." + index / 250 % 240 + "." + (1 + index % 250);
  }

  /// A group with a flow that leads straight to it, published and linked to a website.
  Desk desk(Browser boss, String name) throws IOException {
    var group = id(boss.send("POST", "/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", name)));
    var flow = boss.send("POST", "/api/flows", Map.of("mode", "OMNIMEDIA", "name", name));
    boss.send(
        "PUT",
        "/api/flows/" + id(flow) + "/draft",
        Map.of("revision", flow.path("draftRevision").asLong(), "name", name, "graph", JSON.readTree(graph(group))));
    var revision = boss.send("GET", "/api/flows/" + id(flow), Map.of()).path("draftRevision").asLong();
    boss.send("POST", "/api/flows/" + id(flow) + "/publish", Map.of("revision", revision));
    var site = boss.send("POST", "/api/channels/websites", Map.of("name", name, "origins", List.of()));
    boss.send("POST", "/api/channels/" + id(site) + "/flows", Map.of("flowId", id(flow)));
    return new Desk(group, id(flow), site.path("key").asString());
  }

  record Desk(UUID group, UUID flow, String key) {}

  private static UUID id(JsonNode answer) {
    return UUID.fromString(answer.path("id").asString());
  }

  private static String graph(UUID group) {
    return """
        {"modules":[
          {"id":"a","kind":"START","label":"a","position":{"x":0,"y":0}},
          {"id":"q","kind":"BRANCH","label":"q","position":{"x":0,"y":1},"prompt":"1?","wrongAnswerText":"1!",
           "rows":[{"keyword":"1","branch":"one"}],"maxWrongAnswers":null,"answerSeconds":null},
          {"id":"b","kind":"TRANSFER_TO_AGENT","label":"b","position":{"x":0,"y":2},"skillGroupId":"%s",
           "queueText":"wait","failureText":"nobody","successText":"hello","queueLimitSeconds":null,"failureExit":false},
          {"id":"c","kind":"END","label":"c","position":{"x":0,"y":3},"silenceSeconds":3600,
           "silenceText":"silence","agentEndedText":"bye"}],
         "wires":[{"from":"a","exit":"next","to":"q"},{"from":"q","exit":"branch:one","to":"b"},
           {"from":"b","exit":"next","to":"c"}]}
        """
        .formatted(group);
  }

  /// Comes in at the website from a network address.
  Visitor enter(String address, String key) throws IOException {
    var answer =
        Http.call(
            address,
            port,
            "POST",
            "/api/customer/enter",
            Map.of("Content-Type", "application/json"),
            "{\"channelKey\":\"" + key + "\"}");
    if (answer.status() != 200) {
      throw new IOException("no entry: " + answer);
    }
    var body = JSON.readTree(answer.body());
    return new Visitor(body.path("token").asString(), body.path("conversationId").asString());
  }

  record Visitor(String token, String conversation) {}

  /// A browser that is signed in.
  final class Browser {
    private final String address;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(String address) {
      this.address = address;
    }

    /// Comes without signing in, and gets what any browser gets.
    Browser visit() throws IOException {
      call("GET", "/api/session", "");
      return this;
    }

    Browser signIn(String login) throws IOException {
      visit();
      send("POST", "/api/session", Map.of("login", login, "password", PASSWORD));
      return this;
    }

    /// What a request that changes something says beside its body, so that it counts as this browser's.
    String headers() {
      return "Cookie: " + cookie() + "\r\nX-XSRF-TOKEN: " + cookies.getOrDefault("XSRF-TOKEN", "") + "\r\n";
    }

    String cookie() {
      var all = new StringBuilder();
      cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ").append(name).append('=').append(value));
      return all.toString();
    }

    JsonNode send(String method, String path, Object body) throws IOException {
      var answer = call(method, path, method.equals("GET") ? "" : JSON.writeValueAsString(body));
      if (answer.status() >= 300) {
        throw new IOException(method + " " + path + ": " + answer);
      }
      return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private Http.Answer call(String method, String path, String body) throws IOException {
      var headers = new HashMap<String, String>();
      headers.put("Content-Type", "application/json");
      headers.put("Cookie", cookie());
      headers.put("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
      var answer = Http.call(address, port, method, path, headers, body);
      for (var cookie : answer.cookies()) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return answer;
    }
  }

  /// One HTTP request on a connection of its own, from a chosen loopback address.
  static final class Http {
    private Http() {}

    record Answer(int status, List<String> cookies, String body) {}

    static Answer call(
        String from, int port, String method, String path, Map<String, String> headers, String body)
        throws IOException {
      try (var socket = new Socket()) {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        socket.setSoTimeout(30_000);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Connection: close\r\nContent-Length: ").append(bytes.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return answer(socket.getInputStream());
      }
    }

    private static Answer answer(InputStream in) throws IOException {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("no answer");
      }
      var lines = List.of(text.substring(0, end).split("\r\n"));
      var cookies =
          lines.stream()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
              .map(line -> line.substring(11).strip())
              .toList();
      boolean chunked =
          lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).matches("transfer-encoding:\\s*chunked"));
      var body = text.substring(end + 4);
      return new Answer(Integer.parseInt(lines.getFirst().split(" ")[1]), cookies, chunked ? joined(body) : body);
    }

    // Only for ASCII bodies, as all answers used here are.
    private static String joined(String chunks) {
      var body = new StringBuilder();
      int at = 0;
      while (true) {
        int line = chunks.indexOf("\r\n", at);
        int length = Integer.parseInt(chunks.substring(at, line).strip(), 16);
        if (length == 0) {
          return body.toString();
        }
        body.append(chunks, line + 2, line + 2 + length);
        at = line + 4 + length;
      }
    }
  }
}
