package io.zongji.staff;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/// The member of staff on whose behalf a request is made; the principal of the security context.
///
/// Request handlers take it as `@AuthenticationPrincipal SignedIn me`; a WebSocket handshake finds
/// it by [#of] in the request's principal.
public record SignedIn(StaffId id, Role role, boolean mustChange) implements Principal {

  /// Reads it from what a servlet request or WebSocket session calls its principal.
  public static Optional<SignedIn> of(Principal principal) {
    if (principal instanceof SignedIn signedIn) {
      return Optional.of(signedIn);
    }
    return principal instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  @Override
  public String getName() {
    return id.value().toString();
  }
}
