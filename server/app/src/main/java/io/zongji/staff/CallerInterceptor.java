package io.zongji.staff;

import io.zongji.platform.Caller;
import io.zongji.platform.FaultException;
import io.zongji.platform.MayCall;
import io.zongji.platform.RequestFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets only those call an operation who may; an operation that says nothing is closed to all.
final class CallerInterceptor implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      check(rule(method));
    }
    return true;
  }

  private static @Nullable MayCall rule(HandlerMethod method) {
    var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), MayCall.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), MayCall.class);
  }

  private static void check(@Nullable MayCall rule) {
    if (rule == null) {
      throw new FaultException(RequestFault.FORBIDDEN);
    }
    switch (rule.value()) {
      // The customer's token is checked where it is read.
      case PUBLIC, CUSTOMER -> {}
      case STAFF, ADMIN -> checkStaff(rule);
    }
  }

  private static void checkStaff(MayCall rule) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var me = authentication == null ? null : SignedIn.of(authentication).orElse(null);
    if (me == null) {
      throw new FaultException(RequestFault.NOT_SIGNED_IN);
    }
    if (me.mustChange() && !rule.beforePasswordChange()) {
      throw new FaultException(StaffFault.PASSWORD_CHANGE_REQUIRED);
    }
    if (rule.value() == Caller.ADMIN && me.role() != Role.ADMIN) {
      throw new FaultException(RequestFault.FORBIDDEN);
    }
  }
}
