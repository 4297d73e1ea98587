package io.zongji.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.MediaType;

/// Bounds how many requests are in progress, of each network address and in all, and refuses one
/// more instead of letting it wait: whoever holds requests up holds up the own ones only.
///
/// Questions about the server's health are not counted and have threads of their own, so that they
/// are answered whatever else is asked.
final class RequestsInProgress extends Handler.Wrapper {
  /// Requests of one network address that may be in progress; one more is refused with 429.
  /// Generous: a whole company may stand behind one address.
  static final int ADDRESS_MAX = 400;

  /// Requests that may be in progress in all; one more is refused with 503.
  static final int ALL_MAX = 2_000;

  /// Seconds after which a refused request may come again.
  static final int RETRY_SECONDS = 2;

  /// Threads that answer questions about the server's health.
  private static final int HEALTH_THREADS = 2;

  /// Questions about the server's health that may wait for a thread.
  private static final int HEALTH_WAITING_MAX = 200;

  private static final String HEALTH = "/actuator/health";

  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final SlowTransfers transfers;
  private final ThreadPoolExecutor health =
      new ThreadPoolExecutor(
          HEALTH_THREADS,
          HEALTH_THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(HEALTH_WAITING_MAX),
          Thread.ofPlatform().daemon().name("health-", 1).factory());

  RequestsInProgress(SlowTransfers transfers) {
    this.transfers = transfers;
    health.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var connection = request.getConnectionMetaData().getConnection();
    request.addHttpStreamWrapper(stream -> transfers.watch(stream, connection));
    if (asksForHealth(request)) {
      return answerHealth(request, response, callback);
    }
    var address = new ClientAddress(Request.getRemoteAddr(request)).network();
    if (byAddress.merge(address, 1, Integer::sum) > ADDRESS_MAX) {
      leave(address);
      return refuse(RequestFault.TOO_MANY, request, response, callback);
    }
    if (all.incrementAndGet() > ALL_MAX) {
      all.decrementAndGet();
      leave(address);
      return refuse(RequestFault.OVERLOADED, request, response, callback);
    }
    request.addHttpStreamWrapper(stream -> new Counted(stream, address));
    return super.handle(request, response, callback);
  }

  private void leave(String address) {
    byAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  /// One with a body is a request like any other: it could be held up.
  private static boolean asksForHealth(Request request) {
    return request.getHttpURI().getCanonicalPath().startsWith(HEALTH)
        && (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod()))
        && request.getLength() <= 0
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private boolean answerHealth(Request request, Response response, Callback callback) {
    try {
      health.execute(
          () -> {
            try {
              if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
              }
            } catch (Exception e) {
              Response.writeError(request, response, callback, e);
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      return refuse(RequestFault.OVERLOADED, request, response, callback);
    }
  }

  private static boolean refuse(
      RequestFault fault, Request request, Response response, Callback callback) {
    var body = Problems.body(fault, List.of(RETRY_SECONDS), Request.getLocales(request).getFirst());
    response.setStatus(fault.kind().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    // A body that may still come is not read, so that nothing can follow it.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(Json.write(body).getBytes(UTF_8)), callback);
    return true;
  }

  /// Counts its request until it is over, whichever way.
  private final class Counted extends HttpStream.Wrapper {
    private final String address;

    Counted(HttpStream stream, String address) {
      super(stream);
      this.address = address;
    }

    @Override
    public void succeeded() {
      over();
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      over();
      super.failed(failure);
    }

    private void over() {
      all.decrementAndGet();
      leave(address);
    }
  }
}
