package io.zongji.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at each request for what a proxy in front does wrong, and says so to a handshake that
/// cannot become a socket.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ProxyFilter extends OncePerRequestFilter {
  private final ProxyCheck check;

  ProxyFilter(ProxyCheck check) {
    this.check = check;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (check.note(request)) {
      response.setHeader("Upgrade", "websocket");
      BodyLimit.refuse(RequestFault.NO_UPGRADE, request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
