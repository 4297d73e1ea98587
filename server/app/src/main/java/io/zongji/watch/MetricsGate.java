package io.zongji.watch;

import io.zongji.platform.Json;
import io.zongji.platform.Problems;
import io.zongji.platform.RequestFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets the metrics be read by whoever has the token, or, without one, from this machine alone.
///
/// A request that came through a proxy is not from this machine, whatever address the proxy has.
final class MetricsGate extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final List<String> OF_A_PROXY =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final Optional<String> token;

  MetricsGate(Optional<String> token) {
    this.token = token;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (token.isPresent() ? hasToken(request, token.get()) : isFromHere(request)) {
      chain.doFilter(request, response);
      return;
    }
    var fault = token.isPresent() ? RequestFault.NOT_SIGNED_IN : RequestFault.FORBIDDEN;
    response.setStatus(fault.kind().status());
    response.setContentType("application/problem+json");
    var body = Problems.body(fault, List.of(), request.getLocale());
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasToken(HttpServletRequest request, String token) {
    var header = request.getHeader("Authorization");
    return header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isFromHere(HttpServletRequest request) {
    if (OF_A_PROXY.stream().anyMatch(name -> request.getHeader(name) != null)) {
      return false;
    }
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
