package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.Json;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A page of a call by Janus: real connections in a real browser, signals by the server's own
/// lines. It sends a picture and a tone.
final class TestPage {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SCRIPT =
      """
      (() => {
        const P = { out: [], frames: 0 };
        const signal = (data) => P.out.push(data);
        const reach = (pc, name) => { pc.onicecandidate = (e) => signal({ type: 'candidate', pc: name,
          candidate: e.candidate ? e.candidate.candidate : null,
          sdpMid: e.candidate ? e.candidate.sdpMid : null,
          sdpMLineIndex: e.candidate ? e.candidate.sdpMLineIndex : null }); };
        P.media = (hz) => {
          const canvas = document.createElement('canvas'); canvas.width = 320; canvas.height = 240;
          const draw = canvas.getContext('2d'); let n = 0;
          setInterval(() => { draw.fillStyle = 'hsl(' + (n++ * 7 % 360) + ' 90% 50%)';
            draw.fillRect(0, 0, 320, 240); }, 50);
          const audio = new AudioContext(); const tone = audio.createOscillator();
          tone.frequency.value = hz; const to = audio.createMediaStreamDestination();
          tone.connect(to); tone.start();
          return [to.stream.getAudioTracks()[0], canvas.captureStream(20).getVideoTracks()[0]];
        };
        P.publish = async (hz) => {
          const pc = P.pub = new RTCPeerConnection(); reach(pc, 'publish');
          for (const track of P.media(hz)) pc.addTransceiver(track, { direction: 'sendonly' });
          await pc.setLocalDescription();
          signal({ type: 'publish', sdp: pc.localDescription.sdp });
        };
        P.heard = async (data) => {
          if (data.type === 'published') {
            await P.pub.setRemoteDescription({ type: 'answer', sdp: data.sdp }); }
          if (data.type === 'subscribe') {
            if (P.sub) P.sub.close();
            const pc = P.sub = new RTCPeerConnection(); reach(pc, 'subscribe');
            pc.ontrack = (e) => { const v = document.createElement('video'); v.muted = true;
              v.srcObject = e.streams[0]; v.play(); };
            await pc.setRemoteDescription({ type: 'offer', sdp: data.sdp });
            await pc.setLocalDescription();
            signal({ type: 'subscribed', sdp: pc.localDescription.sdp });
          }
          if (data.type === 'candidate') {
            const pc = data.pc === 'publish' ? P.pub : P.sub;
            if (pc && data.candidate) await pc.addIceCandidate(data);
          }
        };
        P.seen = async () => { const seen = { frames: 0, samples: 0 };
          if (P.sub) for (const one of (await P.sub.getStats()).values()) {
            if (one.type === 'inbound-rtp' && one.kind === 'video') seen.frames = one.framesDecoded || 0;
            if (one.type === 'inbound-rtp' && one.kind === 'audio')
              seen.samples = one.totalSamplesReceived || 0; }
          return seen; };
        return P;
      })()
      """;

  private final TestBrowser browser;
  private final Lines lines;
  private final Line.Where where;
  private final Line.Hearer hearer;
  private final UUID leg = UUID.randomUUID();
  private final String name = "window.p" + leg.toString().replace("-", "");
  private final List<JsonNode> heard = new ArrayList<>();
  private long last;

  TestPage(TestBrowser browser, Lines lines, Line.Where where, Optional<StaffId> staff) {
    this.browser = browser;
    this.lines = lines;
    this.where = where;
    this.hearer = Line.Hearer.of(staff);
    browser.run(name + " = " + SCRIPT + "; 1");
    last = lines.take(where, hearer, leg, json(Map.of("type", "join"))).orElseThrow();
  }

  static Line.Where where(UUID conversation, String call) {
    return new Line.Where(new ConversationId(conversation), new CallId(UUID.fromString(call)));
  }

  UUID leg() {
    return leg;
  }

  void publish(int hz) {
    browser.run(name + ".publish(" + hz + ")");
  }

  /// Carries signals both ways, once.
  void carry() {
    for (var said : browser.run(name + ".out.splice(0)")) {
      lines.take(where, hearer, leg, said);
    }
    for (var signal : lines.after(where.call(), hearer, last)) {
      last = signal.n();
      var data = Json.tree(signal.data());
      heard.add(data);
      if (signal.from() == Signal.From.SERVER) {
        browser.run(name + ".heard(" + data + ")");
      }
    }
  }

  /// How often it was told something of that type.
  long told(String type) {
    return heard.stream().filter(one -> one.path("type").asString("").equals(type)).count();
  }

  /// The way that it was told last.
  Call.Way way() {
    return heard.stream()
        .filter(one -> one.path("type").asString("").equals("legs"))
        .map(one -> Call.Way.valueOf(one.path("way").asString()))
        .reduce((_, newest) -> newest)
        .orElseThrow();
  }

  /// Whether it has decoded more pictures than that, and heard something.
  boolean sees(int frames) {
    var seen = browser.run(name + ".seen()");
    return seen.path("frames").asInt(0) > frames && seen.path("samples").asLong(0) > 0;
  }

  /// Carries the signals of these pages until something has come about.
  static void until(String what, BooleanSupplier condition, TestPage... pages) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (var page : pages) {
        page.carry();
      }
      if (condition.getAsBoolean()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come about: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static ObjectNode json(Map<String, ?> data) {
    return Json.mapper().valueToTree(data);
  }
}
