package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.conversation.MediaId;
import io.zongji.platform.FaultException;
import io.zongji.platform.HeavyWork;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Uploads and what comes back, over HTTP and in conversations.
final class MediaTest extends UploadTest {
  @Test
  void aPictureIsKnownByItsContentAndSentToTheConversation() throws IOException {
    var visitor = enter();
    var png = picture("png", 30, 20);
    var stored = upload(visitor, "照片.jpg", "image/jpeg", png);
    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    var body = stored.body();
    assertThat(body.path("kind").asString()).isEqualTo("MEDIA");
    assertThat(body.path("mediaKind").asString()).isEqualTo("IMAGE");
    assertThat(body.path("contentType").asString()).isEqualTo("image/png");
    assertThat(body.path("width").asInt()).isEqualTo(30);
    assertThat(body.path("height").asInt()).isEqualTo(20);
    try (var page = page(visitor, 0)) {
      var media = say(visitor, "p", stored);
      assertThat(page.ask("say", media).path("kind").asString()).isEqualTo("done");
      var entry =
          page.awaitEntry(
              "the picture", e -> e.path("content").path("kind").asString("").equals("MEDIA"));
      var got = client().get(entry.path("content").path("url").asString());
      assertThat(got.status()).isEqualTo(200);
      assertThat(got.bytes()).isEqualTo(png);
      assertThat(got.header("Content-Type")).isEqualTo("image/png");
      assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(got.header("Content-Disposition")).startsWith("inline");
      assertThat(got.header("Cache-Control")).contains("private");
    }
  }

  @Test
  void whatOnlyClaimsToBeAPictureIsRefused() throws IOException {
    var visitor = enter();
    var png = picture("png", 10, 10);
    var broken = png.clone();
    broken[broken.length / 2] ^= 1;
    assertRefused(
        visitor,
        "a.png",
        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        visitor, "a.png", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    assertRefused(visitor, "a.png", Arrays.copyOf(png, png.length / 2));
    assertRefused(visitor, "a.jpg", Arrays.copyOf(picture("jpg", 50, 50), 300));
    assertRefused(visitor, "a.gif", Arrays.copyOf(picture("gif", 50, 50), 40));
    assertRefused(visitor, "a.png", broken);
    assertRefused(visitor, "a.webp", "RIFF____WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    assertThat(code(upload(visitor, "a.png", "image/png", new byte[0]), 400))
        .isEqualTo("media.empty");
    assertThat(count(visitor)).isZero();
  }

  @Test
  void aSmallFileThatIsAHugePictureIsRefusedInBothLanguages() {
    var visitor = enter();
    var png = DecodingCostTest.png(7_000, 7_000, 16, 2);
    assertThat(png).hasSizeLessThan(100);
    var refused = upload(visitor, "a.png", "image/png", png);
    assertThat(code(refused, 413)).isEqualTo("media.too-much-to-decode");
    assertThat(refused.body().path("detail").asString()).contains("200 MB 像素", "未发送");
    var english =
        client()
            .language("en")
            .bearer(visitor.token())
            .upload(uploads(visitor), "a.png", "image/png", png);
    assertThat(english.body().path("detail").asString()).contains("200 MB of pixels", "not sent");
    assertThat(count(visitor)).isZero();
  }

  @Test
  void picturesWaitForTheFewThreadsOfHeavyWorkAndNeverForMore() throws Exception {
    var visitor = enter();
    var release = new CountDownLatch(1);
    try {
      occupyHeavyWork(release);
      assertThat(upload(visitor, "a.png", "image/png", picture("png", 9, 9)).code())
          .isEqualTo("request.overloaded");
      assertThat(client().get("/health/live").status()).isEqualTo(200);
    } finally {
      release.countDown();
    }
    assertThat(count(visitor)).isZero();
  }

  /// Gives heavy work so much to do that it takes no more: each of its threads is held, and then as
  /// much waits as may. A thread that was idle takes from what waits, so that one refusal alone
  /// does not mean that there is no room.
  private static void occupyHeavyWork(CountDownLatch release) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var held = new AtomicInteger();
    boolean full;
    Thread thread;
    do {
      full = held.get() == threads;
      thread = Thread.ofVirtual().unstarted(() -> hold(held, release));
      thread.start();
      while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
    } while (!full || thread.isAlive());
  }

  private static void hold(AtomicInteger held, CountDownLatch release) {
    try {
      HeavyWork.LONG.compute(
          () -> {
            held.incrementAndGet();
            release.await();
            return true;
          });
    } catch (FaultException | InterruptedException e) {
      // No more is taken: that is what is wanted.
    }
  }

  @Test
  void everythingElseIsAFileThatIsOnlyDownloaded() {
    var visitor = enter();
    for (var name : java.util.List.of("page.html", "报价 单.pdf", "noextension")) {
      var stored =
          upload(visitor, name, "text/html", "<svg onload='x()'>".getBytes(StandardCharsets.UTF_8));
      assertThat(stored.body().path("mediaKind").asString()).isEqualTo("FILE");
      var got = client().get(stored.body().path("url").asString());
      assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(got.header("Content-Disposition")).startsWith("attachment");
      assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(got.header("Content-Security-Policy")).contains("sandbox");
    }
  }

  @Test
  void anAddressIsGoodForItsContentAndItsTimeOnly() {
    var visitor = enter();
    var url =
        upload(visitor, "a.txt", "text/plain", new byte[] {1, 2}).body().path("url").asString();
    var other =
        upload(visitor, "b.txt", "text/plain", new byte[] {3}).body().path("url").asString();
    var mixed = other.substring(0, other.indexOf('?')) + url.substring(url.indexOf('?'));
    assertThat(code(client().get(mixed), 403)).isEqualTo("media.link");
    assertThat(code(client().get(url.replaceFirst("e=\\d+", "e=99999999999")), 403))
        .isEqualTo("media.link");
    assertThat(client().get(url.substring(0, url.indexOf('?'))).status()).isEqualTo(400);
    clock.forward(Duration.ofHours(25));
    assertThat(code(client().get(url), 403)).isEqualTo("media.link");
  }

  @Test
  void onlyOnesOwnOpenConversationTakesUploads() {
    var mine = enter();
    var theirs = enter();
    var bytes = new byte[] {1};
    assertThat(code(client().upload(uploads(mine), "a", "text/plain", bytes), 401))
        .isEqualTo("customer.token");
    var me = client().bearer(mine.token());
    assertThat(code(me.upload(uploads(theirs), "a", "text/plain", bytes), 403))
        .isEqualTo("customer.not-yours");
    var unknown = "/api/customer/media?conversationId=" + UUID.randomUUID();
    assertThat(code(me.upload(unknown, "a", "text/plain", bytes), 403))
        .isEqualTo("customer.not-yours");
    var agent = signIn(agent().email());
    assertThat(
            code(
                agent.upload(
                    "/api/workspace/media?conversationId=" + mine.conversation(),
                    "a",
                    "text/plain",
                    bytes),
                403))
        .isEqualTo("media.not-yours");
    try (var page = page(mine, 0)) {
      // What was uploaded to one conversation cannot be sent to another.
      var foreign = upload(theirs, "a", "text/plain", bytes);
      var say = say(mine, "f", foreign);
      assertThat(page.ask("say", say).path("code").asString()).isEqualTo("realtime.media-unknown");
      page.ask("leave", Map.of("conversation", mine.conversation()));
      assertThat(code(me.upload(uploads(mine), "a", "text/plain", bytes), 409))
          .isEqualTo("media.conversation-ended");
    }
  }

  @Test
  void anAgentSendsFilesToTheCustomerInService() {
    var member = agent();
    var visitor = enter();
    var browser = signIn(member.email());
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      var stored =
          browser.upload(
              "/api/workspace/media?conversationId=" + visitor.conversation(),
              "合同.pdf",
              "application/pdf",
              new byte[] {7});
      assertThat(stored.status()).as(stored.text()).isEqualTo(201);
      var say = say(visitor, "m", stored);
      // Not the customer's to send.
      assertThat(page.ask("say", say).path("code").asString()).isEqualTo("realtime.media-unknown");
      assertThat(agent.ask("say", say).path("kind").asString()).isEqualTo("done");
      page.awaitEntry(
          "the file", e -> e.path("content").path("name").asString("").equals("合同.pdf"));
    }
  }

  @Test
  void whatWasNeverSentIsRemovedAfterADay() {
    var visitor = enter();
    var unsent = upload(visitor, "a.txt", "text/plain", new byte[] {1});
    var sent = upload(visitor, "b.txt", "text/plain", new byte[] {2});
    try (var page = page(visitor, 0)) {
      var say = say(visitor, "kept", sent);
      assertThat(page.ask("say", say).path("kind").asString()).isEqualTo("done");
    }
    var tidy = bean(UnsentMedia.class);
    clock.forward(UnsentMedia.KEPT_MAX.minusSeconds(5));
    tidy.remove();
    assertThat(count(visitor)).isEqualTo(2);
    clock.forward(Duration.ofSeconds(6));
    var later = enter();
    upload(later, "c.txt", "text/plain", new byte[] {3});
    assertThat(tidy.remove()).isPositive();
    assertThat(tidy.remove()).isZero();
    assertThat(count(visitor)).isEqualTo(1);
    assertThat(count(later)).isEqualTo(1);
    assertThat(file(unsent)).doesNotExist();
    assertThat(file(sent)).exists();
  }

  private Path file(TestClient.Answer stored) {
    var id = new MediaId(UUID.fromString(stored.body().path("mediaId").asString()));
    return data.resolve("media").resolve(MediaFile.original(id).path());
  }

  @Test
  void tooLargeAndTooManyAreRefused() {
    var visitor = enter();
    var eleven = new byte[11 * 1_048_576];
    assertThat(code(upload(visitor, "a.png", "image/png", eleven), 413))
        .isEqualTo("media.too-large");
    assertThat(upload(visitor, "a.bin", "application/zip", eleven).status()).isEqualTo(201);
    assertThat(code(upload(visitor, "a.bin", "application/zip", new byte[21 * 1_048_576]), 413))
        .isEqualTo("request.too-large");
    for (int i = 1; i < MediaLibrary.COUNT_IN_A_MINUTE_MAX; i++) {
      assertThat(upload(visitor, "a.txt", "text/plain", new byte[] {1}).status()).isEqualTo(201);
    }
    assertThat(code(upload(visitor, "a.txt", "text/plain", new byte[] {1}), 429))
        .isEqualTo("media.too-many");
    clock.forward(Duration.ofSeconds(61));
    assertThat(upload(visitor, "a.txt", "text/plain", new byte[] {1}).status()).isEqualTo(201);
  }

  private TestClient.Answer upload(Visitor visitor, String name, String type, byte[] content) {
    return client().bearer(visitor.token()).upload(uploads(visitor), name, type, content);
  }

  private void assertRefused(Visitor visitor, String name, byte[] content) {
    assertThat(code(upload(visitor, name, "image/png", content), 415))
        .isEqualTo("media.not-a-picture");
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
