package io.zongji.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request a number that its log lines and its answer carry (`X-Request-Id`); a proxy's
/// own number is kept.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTrail extends OncePerRequestFilter {
  private static final String HEADER = "X-Request-Id";
  private static final Pattern GIVEN = Pattern.compile("[0-9A-Za-z._-]{8,64}");
  private static final Pattern CONVERSATION =
      Pattern.compile("/conversations/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var given = request.getHeader(HEADER);
    var id = given != null && GIVEN.matcher(given).matches() ? given : UUID.randomUUID().toString();
    response.setHeader(HEADER, id);
    MDC.put("request", id);
    var conversation = CONVERSATION.matcher(request.getRequestURI());
    if (conversation.find()) {
      MDC.put("conversation", conversation.group(1));
    }
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.clear();
    }
  }
}
