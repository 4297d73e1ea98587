package io.zongji.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses an upload that says beforehand that it is too large, and hears it out without keeping
/// it: a browser that is cut off in the middle of sending never reads the answer.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UploadLimit extends OncePerRequestFilter {
  /// Bytes of the body of an upload, as `spring.servlet.multipart.max-request-size`.
  static final long UPLOAD_BYTES_MAX = 21 * 1_048_576;

  /// Bytes of a refused upload that are heard out; one that goes on is cut off.
  static final long HEARD_BYTES_MAX = 256 * 1_048_576;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() <= UPLOAD_BYTES_MAX) {
      chain.doFilter(request, response);
      if (!request.isAsyncStarted()) {
        BodyLimit.hearOut(request, response);
      }
      return;
    }
    hearOut(request);
    BodyLimit.refuse(RequestFault.TOO_LARGE, request, response);
  }

  private static void hearOut(HttpServletRequest request) throws IOException {
    var in = request.getInputStream();
    var buffer = new byte[65_536];
    long heard = 0;
    for (int some = in.read(buffer); some >= 0 && heard < HEARD_BYTES_MAX; some = in.read(buffer)) {
      heard += some;
    }
  }
}
