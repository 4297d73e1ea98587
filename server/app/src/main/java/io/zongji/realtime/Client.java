package io.zongji.realtime;

import io.zongji.channel.WebPage;
import io.zongji.conversation.ConversationFault;
import io.zongji.platform.Background;
import io.zongji.platform.Fault;
import io.zongji.platform.FaultException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.web.socket.WebSocketSession;

/// One connected socket: what it may send, what waits for it, in which language it is spoken to.
final class Client {
  private final SocketWire wire;
  private final Outbox outbox;
  private final FrameRate rate;
  private final Semaphore commands = new Semaphore(Limits.COMMANDS_AT_ONCE_MAX);
  private final Locale locale;
  private final WebPage page;
  private final String address;
  private volatile Instant helloSince;
  private Instant typedAt = Instant.EPOCH;
  private volatile long heardAt;
  private volatile boolean handling;

  /// @param framesPerSecond that it may send
  /// @param closings told of each closing by this server
  Client(
      WebSocketSession session,
      int framesPerSecond,
      Instant connectedAt,
      Consumer<CloseCode> closings) {
    this.rate = new FrameRate(framesPerSecond, System.nanoTime());
    this.wire = new SocketWire(session, closings);
    this.outbox = new Outbox(wire, Background.virtualThreads());
    var headers = session.getHandshakeHeaders();
    this.page = WebPage.of(headers.getOrigin(), headers.getFirst("Host"));
    this.locale =
        headers.getAcceptLanguageAsLocales().stream().findFirst().orElse(Locale.SIMPLIFIED_CHINESE);
    this.address = Handshake.address(session);
    this.helloSince = connectedAt;
  }

  Outbox outbox() {
    return outbox;
  }

  WebPage page() {
    return page;
  }

  /// The network address it comes from.
  String address() {
    return address;
  }

  /// Since when its hello has been waited for.
  Instant helloSince() {
    return helloSince;
  }

  /// Something of its failed because of the server: it may say its hello once more from now on.
  void failedByServer(Instant now) {
    helloSince = now;
  }

  SocketWire wire() {
    return wire;
  }

  /// Something came from it, on the clock of [Sockets].
  void heard(long at) {
    heardAt = at;
  }

  /// What came from it is being handled; whatever comes next is not even read meanwhile.
  void handling(boolean now) {
    handling = now;
  }

  /// Whether what came from it is being handled.
  boolean isBeingHandled() {
    return handling;
  }

  /// For how long nothing has come from it although it was listened to, in nanoseconds.
  long silentFor(long at) {
    return handling ? 0 : at - heardAt;
  }

  /// Ends the connection at once: nobody is there to be told why.
  void cutOff() {
    outbox.shut();
    wire.cutOff();
  }

  /// Whether one more frame is within the limit.
  boolean mayCall() {
    return rate.take(System.nanoTime());
  }

  /// Whether typing is to be passed on, which it seldom is.
  boolean mayType(Instant now) {
    if (now.isBefore(typedAt.plus(Limits.TYPING_PAUSE))) {
      return false;
    }
    typedAt = now;
    return true;
  }

  /// Waits until one more command may be on its way.
  void began() {
    commands.acquireUninterruptibly();
  }

  /// A command has been answered.
  void ended() {
    commands.release();
  }

  void tell(Outbox.Part part) {
    outbox.offer(part);
  }

  void tell(Event event) {
    outbox.offer(event);
  }

  void refuse(long ref, FaultException e) {
    refuse(ref, e.fault(), e.args());
  }

  void refuse(long ref, Fault fault, List<Object> args) {
    tell(refusal(ref, fault, args));
  }

  /// A refusal in the client's language.
  Event refusal(long ref, Fault fault, List<Object> args) {
    boolean again =
        fault == RealtimeFault.BROKEN
            // The hello it waits for may have failed for a reason that passes.
            || fault == RealtimeFault.HELLO_FIRST
            || (fault instanceof ConversationFault known && known.again());
    return Events.refused(ref, new Events.Refusal(fault, args, again), locale);
  }

  /// Says why and goes; what waits is not sent any more.
  void close(CloseCode code) {
    outbox.shut();
    wire.close(code);
  }

  /// Says why and goes, after what waits has been sent.
  void closeSoon(CloseCode code) {
    outbox.offer(
        new Outbox.Part() {
          @Override
          public int weight() {
            return 1;
          }

          @Override
          public List<Event> events() {
            return List.of();
          }

          @Override
          public void sent() {
            close(code);
          }
        });
  }
}
