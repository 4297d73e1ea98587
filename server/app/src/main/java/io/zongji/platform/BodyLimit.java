package io.zongji.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Holds the bodies of requests to a size, be it told beforehand or not; uploads have limits of
/// their own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class BodyLimit extends OncePerRequestFilter {
  /// Bytes of the body of a request that is no upload; flows are the largest.
  static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

  /// Bytes of a refused body that are heard out; one that goes on is cut off.
  static final long HEARD_BYTES_MAX = 256 * 1_048_576;

  /// A body that turned out to be longer.
  private static final class Passed extends IOException {
    Passed() {
      super("the body has more than " + BODY_BYTES_MAX + " bytes");
    }
  }

  /// Whether this came of a body that is too long.
  static boolean isPassed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Passed) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > BODY_BYTES_MAX) {
      if (request.getHeader("Expect") == null) {
        hearOut(request, response);
      } else {
        // Who asks before sending need not send; nothing can follow on this connection.
        response.setHeader("Connection", "close");
      }
      refuse(RequestFault.TOO_LARGE, request, response);
      return;
    }
    var query = request.getQueryString();
    if (query != null && query.contains("%00")) {
      // No text that the database can hold has it, so nothing can be found by it.
      refuse(RequestFault.UNSTORABLE, request, response);
      return;
    }
    var counted = request.getContentLengthLong() < 0 ? new Counted(request) : request;
    chain.doFilter(counted, response);
    if (hasBody(request) && !counted.isAsyncStarted()) {
      hearOut(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /// Reads, without keeping it, what whoever refused did not want to know. Where something is still
  /// on its way when the answer is complete, the web server closes the connection without a word:
  /// the answer may be lost with it, and so is whatever the client says next.
  static void hearOut(HttpServletRequest request, HttpServletResponse response) {
    try {
      var in = request.getInputStream();
      var buffer = new byte[65_536];
      long heard = 0;
      for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
        heard += some;
        if (heard > HEARD_BYTES_MAX) {
          response.setHeader("Connection", "close");
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      response.setHeader("Connection", "close");
    }
  }

  static void refuse(RequestFault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(fault.kind().status());
    response.setContentType("application/problem+json");
    var body = Problems.body(fault, List.of(), request.getLocale());
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  private static final class Counted extends HttpServletRequestWrapper {
    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream());
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private long read;

    CountedStream(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = in.read(bytes, offset, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws Passed {
      read += more;
      if (read > BODY_BYTES_MAX) {
        throw new Passed();
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
