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
    BodyLimit.hearOut(request, response);
    BodyLimit.refuse(RequestFault.TOO_LARGE, request, response);
  }
}
