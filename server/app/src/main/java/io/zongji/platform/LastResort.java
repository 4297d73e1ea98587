package io.zongji.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers as [Problems] would where a request fails before or behind its handler: the sign-in
/// session is looked up by a filter, and a socket's beginning is no handler of ours.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LastResort extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      var fault = Unexpected.faultOf(e);
      if (fault == RequestFault.BROKEN) {
        Unexpected.log(request.getMethod() + " " + request.getRequestURI(), e);
      }
      answer(fault, request, response);
    }
  }

  private static void answer(
      RequestFault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.reset();
    var body = Problems.body(fault, List.of(), request.getLocale());
    response.setStatus(Problems.status(fault));
    if (fault == RequestFault.UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_SECONDS));
    }
    if (fault == RequestFault.MALFORMED) {
      // Where its body ends may not be known, so that nothing can follow it.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
