package io.zongji.staff;

import io.zongji.platform.Trail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is signed in: the session holds an id, the database says who that is now, so that
/// a deleted member is out at once.
final class SignInFilter extends OncePerRequestFilter {
  static final String STAFF = "staff";

  private final StaffDirectory directory;

  SignInFilter(StaffDirectory directory) {
    this.directory = directory;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.startsWith("/ws/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    signedIn(request)
        .ifPresent(
            me -> {
              Trail.staff(me.id().value());
              var authorities = AuthorityUtils.createAuthorityList(me.role().name());
              var context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(
                  UsernamePasswordAuthenticationToken.authenticated(me, null, authorities));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }

  private Optional<SignedIn> signedIn(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(STAFF) instanceof String id)) {
      return Optional.empty();
    }
    return directory
        .findLiving(new StaffId(UUID.fromString(id)))
        .map(member -> new SignedIn(member.id(), member.role(), member.mustChange()));
  }
}
