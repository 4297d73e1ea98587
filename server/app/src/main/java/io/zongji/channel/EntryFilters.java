package io.zongji.channel;

import io.zongji.customer.ChannelKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Holds browsers to the origins of websites: who may embed the customer page, and whose pages may
/// call the customer's operations themselves.
@Configuration(proxyBeanMethods = false)
class EntryFilters {
  private static final String SITE = "/api/customer/site/";
  private static final String WIDGET = "/c/widget.js";

  @Bean
  FilterRegistrationBean<CorsFilter> customerCors(ChannelStore store) {
    var filter = new CorsFilter(request -> cors(request, store));
    filter.setCorsProcessor(
        (allowed, request, response) ->
            new ForeignPages(request.getLocale()).processRequest(allowed, request, response));
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/api/customer/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> customerFrames(Channels channels) {
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Frames(channels));
    registration.addUrlPatterns("/c/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return registration;
  }

  /// What a foreign page may do; nothing, unless its origin is on the list of some website. Of
  /// which one is decided where the channel is known.
  private static @Nullable CorsConfiguration cors(HttpServletRequest request, ChannelStore store) {
    var page = WebPage.of(request);
    if (page.origin().isEmpty() || page.ours()) {
      return null;
    }
    var origin = page.origin().get();
    boolean listed = Origin.parse(origin).filter(store::isListed).isPresent();
    if (!listed && !request.getRequestURI().startsWith(SITE)) {
      return null;
    }
    var allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(List.of(origin));
    allowed.setAllowedMethods(List.of("GET", "POST"));
    allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept-Language"));
    allowed.setMaxAge(600L);
    return allowed;
  }

  /// Says which pages may show the customer page in a frame.
  private static final class Frames extends OncePerRequestFilter {
    /// The page runs its own scripts only; only listed websites show it in a frame.
    private static final String POLICY =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " style-src 'self'; connect-src 'self'; object-src 'none';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors ";

    /// In a mini program's web view the page of a call needs WeChat's own script to go back.
    private static final String BACK = "; script-src 'self' https://res.wx.qq.com";

    private final Channels channels;

    Frames(Channels channels) {
      this.channels = channels;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (!request.getRequestURI().startsWith("/c/assets/")) {
        var back = isCallPage(request) ? BACK : "";
        response.setHeader("Content-Security-Policy", POLICY + ancestors(request) + back);
      }
      if (WIDGET.equals(request.getRequestURI())) {
        // A module, and any script of a site that isolates itself, is loaded by CORS.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      }
      chain.doFilter(request, response);
    }

    /// The page of a call is the customer page under another address.
    private static boolean isCallPage(HttpServletRequest request) {
      return "/call".equals(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI));
    }

    private String ancestors(HttpServletRequest request) {
      var origins =
          Optional.ofNullable(request.getParameter("k"))
              .filter(key -> key.matches("[0-9A-Za-z]{8,40}"))
              .flatMap(channels::byKey)
              .filter(channel -> channel.kind() == ChannelKind.WEBSITE)
              .map(Channel::origins)
              .orElse(List.of());
      return Stream.concat(Stream.of("'self'"), origins.stream().map(Origin::value))
          .collect(Collectors.joining(" "));
    }
  }
}
