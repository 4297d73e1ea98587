package io.zongji.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Voice messages over HTTP and in conversations.
class VoiceTest extends UploadTest {
  @Test
  void aVoiceMessageIsSentThereAndBack() throws IOException {
    var member = agent();
    var visitor = enter();
    var browser = signIn(member.email());
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      var theirs = upload(visitor, "x.bin", SoundsTest.recording("opus.webm"));
      assertThat(theirs.body().path("mediaKind").asString()).isEqualTo("VOICE");
      assertThat(theirs.body().path("contentType").asString()).isEqualTo("audio/webm");
      assertThat(theirs.body().path("durationMs").asLong()).isBetween(1_950L, 2_150L);
      var done = page.ask("say", say(visitor, "v1", theirs));
      assertThat(done.path("kind").asString()).isEqualTo("done");
      var heard =
          agent.awaitEntry(
              "the voice message",
              e -> e.path("content").path("mediaKind").asString("").equals("VOICE"));
      assertThat(heard.path("content").path("durationMs").asLong()).isGreaterThan(1_900);
      assertThat(heard.path("content").has("thumbnail")).isFalse();
      var mine =
          browser.upload(
              "/api/workspace/media?voice=true&conversationId=" + visitor.conversation(),
              "a.mp3",
              "audio/mpeg",
              SoundsTest.recording("voice.mp3"));
      agent.ask("say", say(visitor, "v2", mine));
      var got =
          page.awaitEntry(
              "the answer", e -> e.path("content").path("name").asString("").equals("a.mp3"));
      var played = client().get(got.path("content").path("url").asString());
      assertThat(played.bytes()).isEqualTo(SoundsTest.recording("voice.mp3"));
      assertThat(played.header("Content-Type")).isEqualTo("audio/mpeg");
      assertThat(played.header("Content-Disposition")).startsWith("inline");
      // The list says what it was.
      var again = workspace(browser);
      var welcome = again.ask("hello", workspaceHello(java.util.UUID.randomUUID(), true));
      var last = welcome.path("desk").path("tasks").path(0).path("lastMessage");
      assertThat(last.path("kind").asString()).as(welcome.toString()).isEqualTo("VOICE");
      again.close();
    }
  }

  @Test
  void aFlowTakesItAsAnAnswerThatIsNone() throws IOException {
    var visitor = enter();
    var media = upload(visitor, "a", SoundsTest.recording("opus.ogg"));
    try (var page = page(visitor, 0)) {
      page.ask("say", say(visitor, "v", media));
      page.awaitEntry(
          "the question again", e -> e.path("content").path("text").asString("").equals("请重新输入"));
    }
  }

  @Test
  void playersAreGivenTheRangesTheyAskFor() throws Exception {
    var visitor = enter();
    var bytes = SoundsTest.recording("voice.m4a");
    var url = upload(visitor, "a", bytes).body().path("url").asString();
    var request =
        HttpRequest.newBuilder(URI.create(address() + url)).header("Range", "bytes=1000-1999");
    try (var http = HttpClient.newHttpClient()) {
      var part = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 2_000));
    }
  }

  @Test
  void whatIsNoVoiceMessageIsRefusedAndNothingIsKept() throws IOException {
    var visitor = enter();
    var text = "<html><script>".getBytes(UTF_8);
    assertThat(code(upload(visitor, "a.mp3", text), 415)).isEqualTo("media.not-audio");
    var film = SoundsTest.recording("film.webm");
    assertThat(code(upload(visitor, "a.webm", film), 415)).isEqualTo("media.not-audio");
    var picture = Photos.marked("png", 10, 10);
    assertThat(code(upload(visitor, "a.webm", picture), 415)).isEqualTo("media.not-audio");
    assertThat(code(upload(visitor, "a", new byte[0]), 400)).isEqualTo("media.empty");
    var large = new byte[MediaLibrary.VOICE_MEGABYTES_MAX * 1_048_576 + 1];
    assertThat(code(upload(visitor, "a", large), 413)).isEqualTo("media.voice-too-large");
    assertThat(code(upload(visitor, "a", times(40)), 422)).isEqualTo("media.voice-too-long");
    assertThat(code(upload(visitor, "a", cut()), 422)).isEqualTo("media.voice-too-short");
    assertThat(count(visitor)).isZero();
    // A sound that is sent as a file is a file.
    var file =
        client()
            .bearer(visitor.token())
            .upload(uploads(visitor), "a.mp3", "audio/mpeg", SoundsTest.recording("voice.mp3"));
    assertThat(file.body().path("mediaKind").asString()).isEqualTo("FILE");
    assertThat(file.body().path("durationMs").isNull()).isTrue();
  }

  @Test
  void aPictureIsServedBareAndSmall() {
    var visitor = enter();
    var taken = Photos.taken(Photos.marked("jpeg", 1_600, 800), 6);
    var path = uploads(visitor);
    var me = client().bearer(visitor.token());
    var stored = me.upload(path, "a.jpg", "image/jpeg", Photos.withTail(taken)).body();
    assertThat(stored.path("width").asInt()).isEqualTo(800);
    assertThat(stored.path("height").asInt()).isEqualTo(1_600);
    var original = client().get(stored.path("url").asString());
    assertThat(Photos.tells(original.bytes(), Photos.PLACE)).isFalse();
    assertThat(stored.path("bytes").asInt()).isEqualTo(original.bytes().length);
    var small = client().get(stored.path("thumbnail").asString());
    assertThat(small.status()).as(small.text()).isEqualTo(200);
    assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(Pictures.read(small.bytes())).contains(new Picture("image/jpeg", 240, 480));
    var unsigned = forged(stored.path("thumbnail").asString());
    assertThat(code(client().get(unsigned), 403)).isEqualTo("media.link");
    // One that is small enough is its own.
    var png = Photos.marked("png", 100, 100);
    var little = me.upload(path, "b.png", "image/png", png).body();
    assertThat(client().get(little.path("thumbnail").asString()).bytes()).isEqualTo(png);
  }

  @Test
  void picturesThatAreScriptsOrBombsAreRefused() {
    var visitor = enter();
    var path = uploads(visitor);
    var me = client().bearer(visitor.token());
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>";
    var script = svg.getBytes(UTF_8);
    for (var name : new String[] {"a.svg", "a.png", "a.webp"}) {
      assertThat(code(me.upload(path, name, "image/svg+xml", script), 415))
          .isEqualTo("media.not-a-picture");
    }
    assertThat(code(me.upload(path, "a.png", "image/png", Photos.bomb(60_000, 60_000)), 413))
        .isEqualTo("media.too-many-pixels");
    assertThat(count(visitor)).isZero();
  }

  @Test
  void twoHundredMegabytesAreRefusedWithoutBeingKept() throws Exception {
    var visitor = enter();
    var head =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n"
            .getBytes(UTF_8);
    long bytes = 200 * 1_048_576;
    try (var socket = new Socket(address().getHost(), address().getPort())) {
      var out = socket.getOutputStream();
      out.write(
          """
          POST /api/customer/media?conversationId=%s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: multipart/form-data; boundary=b\r
          Content-Length: %d\r
          \r
          """
              .formatted(visitor.conversation(), visitor.token(), head.length + bytes)
              .getBytes(UTF_8));
      out.write(head);
      for (int megabyte = 0; megabyte < 200; megabyte++) {
        out.write(new byte[1_048_576]);
      }
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(in.readLine()).startsWith("HTTP/1.1 413");
      var body = in.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
      assertThat(body).contains("request.too-large");
    }
    assertThat(count(visitor)).isZero();
  }

  /// The same address with a signature that differs in its first sign, whatever that is.
  private static String forged(String url) {
    int sign = url.indexOf("&s=") + "&s=".length();
    var other = url.charAt(sign) == 'A' ? 'B' : 'A';
    return url.substring(0, sign) + other + url.substring(sign + 1);
  }

  private TestClient.Answer upload(Visitor visitor, String name, byte[] content) {
    return client()
        .bearer(visitor.token())
        .upload(uploads(visitor) + "&voice=true", name, "application/octet-stream", content);
  }

  /// A bare stream of AAC again and again, two seconds each.
  private static byte[] times(int count) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.writeBytes(SoundsTest.recording("voice.aac"));
    }
    return out.toByteArray();
  }

  private static byte[] cut() throws IOException {
    return Arrays.copyOf(SoundsTest.recording("voice.aac"), 1_500);
  }
}
