package io.zongji.staff;

import io.zongji.platform.Json;
import io.zongji.platform.Problems;
import io.zongji.platform.RequestFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Cookies, CSRF and headers; who may call what is stated beside each operation by `@MayCall`.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  @Bean
  SecurityFilterChain chain(HttpSecurity http, StaffDirectory directory, CsrfCookies tokens)
      throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        // Sign-in begins a session anew itself; the frame would do so at every request.
        .sessionManagement(sessions -> sessions.disable())
        .securityContext(
            c -> c.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        // Customers carry a token in a header, which no foreign page can make a browser send.
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(tokens)
                    .ignoringRequestMatchers("/api/customer/**"))
        .exceptionHandling(e -> e.accessDeniedHandler((in, out, _) -> refuse(in, out)))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.disable())
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                    .addHeaderWriter(SecurityConfiguration::keepNoAnswer)
                    .addHeaderWriter(policyOfTheConsole())
                    .addHeaderWriter(noFramesButOfTheCustomerPage()))
        .addFilterBefore(new SignInFilter(directory), AnonymousAuthenticationFilter.class)
        .build();
  }

  /// Nobody signs in through the frame's own means; without this it would invent an account.
  @Bean
  UserDetailsService noUsers() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Bean
  WebMvcConfigurer callers(WriteRate rate) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rate).addPathPatterns("/api/**");
        registry.addInterceptor(new CallerInterceptor()).addPathPatterns("/api/**");
      }
    };
  }

  /// The usual header is left out where a cookie is set, for Jetty says something of the age then.
  private static void keepNoAnswer(HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().startsWith("/api/") && !response.containsHeader("Cache-Control")) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  /// The console runs its own scripts only; its components write their styles into the page.
  private static DelegatingRequestMatcherHeaderWriter policyOfTheConsole() {
    return new DelegatingRequestMatcherHeaderWriter(
        request -> !request.getRequestURI().startsWith("/c/"),
        new ContentSecurityPolicyHeaderWriter(
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
                + " style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
                + " connect-src 'self'; object-src 'none'; base-uri 'self';"
                + " form-action 'self'; frame-ancestors 'none'"));
  }

  private static DelegatingRequestMatcherHeaderWriter noFramesButOfTheCustomerPage() {
    return new DelegatingRequestMatcherHeaderWriter(
        request -> !request.getRequestURI().startsWith("/c/"),
        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
  }

  /// Addresses that are none, such as with half a path hidden in them.
  @Bean
  RequestRejectedHandler strangeAddresses() {
    return (request, response, _) -> answer(RequestFault.MALFORMED, request, response);
  }

  /// Whether the sign-in that the token belonged to is over, which says more than the token.
  private static boolean isSignedOut(HttpServletRequest request) {
    return request.getRequestedSessionId() != null
        && request.getSession(false) == null
        && !request.getRequestURI().equals("/api/session");
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        isSignedOut(request) ? RequestFault.NOT_SIGNED_IN : RequestFault.CSRF, request, response);
  }

  private static void answer(
      RequestFault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = Problems.body(fault, List.of(), request.getLocale());
    response.setStatus(fault.kind().status());
    response.setContentType("application/problem+json");
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
