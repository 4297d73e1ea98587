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

/// Says "try again" where a request fails before or behind its handler because the database is
/// away: the sign-in session is looked up by a filter.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (!Outage.is(e) || response.isCommitted()) {
        throw e;
      }
      response.reset();
      var body = Problems.body(RequestFault.UNAVAILABLE, List.of(), request.getLocale());
      response.setStatus(RequestFault.UNAVAILABLE.kind().status());
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_SECONDS));
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
  }
}
