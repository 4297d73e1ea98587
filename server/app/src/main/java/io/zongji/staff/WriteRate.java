package io.zongji.staff;

import io.zongji.platform.Buckets;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.FaultException;
import io.zongji.platform.RequestFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds each member of staff, and each network address from which nobody is signed in, to so many
/// requests that change something.
@Component
class WriteRate implements HandlerInterceptor {
  /// Writes of one member of staff in each second.
  static final int MEMBER_PER_SECOND_MAX = 30;

  /// Writes of one member of staff at once.
  static final int MEMBER_BURST_MAX = 300;

  /// Writes of strangers and customers from one network address in each second.
  static final int ADDRESS_PER_SECOND_MAX = 60;

  /// Writes of strangers and customers from one network address at once.
  static final int ADDRESS_BURST_MAX = 1_000;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Buckets members;
  private final Buckets addresses;

  /// @param times how many times as much is allowed, for a test that writes more than people do
  WriteRate(@Value("${zongji.write-rate-times:1}") double times) {
    this.members = new Buckets(MEMBER_PER_SECOND_MAX * times, MEMBER_BURST_MAX * times);
    this.addresses = new Buckets(ADDRESS_PER_SECOND_MAX * times, ADDRESS_BURST_MAX * times);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (READING.contains(request.getMethod())) {
      return true;
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var me = authentication == null ? null : SignedIn.of(authentication).orElse(null);
    var now = System.nanoTime();
    var pause =
        me == null
            ? addresses.take(ClientAddress.of(request).network(), now)
            : members.take(me.id().value().toString(), now);
    if (pause.isPresent()) {
      throw new FaultException(RequestFault.TOO_MANY, pause.getAsLong());
    }
    return true;
  }
}
