package io.zongji.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.Json;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Takes down what is changed, in the transaction that changes it: either both are there or
/// neither. Who does it, from where and by which operation is taken from the request.
///
/// What is given as before and after must hold no secret; it is kept for ever.
@Component
public class AuditLog {
  /// The operation of what the server does by itself when it is set up.
  static final String SET_UP = "setUp";

  private final AuditStore store;
  private final InstantSource clock;

  AuditLog(AuditStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A log for a command that runs beside the server.
  public static AuditLog on(JdbcClient jdbc, InstantSource clock) {
    return new AuditLog(new AuditStore(jdbc), clock);
  }

  /// Something was made.
  public void made(Target target, Object after) {
    record(operation(), target, null, after);
  }

  /// Something was changed.
  public void changed(Target target, Object before, Object after) {
    record(operation(), target, before, after);
  }

  /// Something was deleted.
  public void deleted(Target target, Object before) {
    record(operation(), target, before, null);
  }

  /// An account was used or somebody tried to, with what came of it.
  ///
  /// @param by who it was, when that is known
  public void used(String operation, Optional<UUID> by, Target account, Object outcome) {
    requireTransaction();
    store.add(
        new AuditStore.Fresh(
            clock.instant(), by, address(), operation, account, null, Json.write(outcome)));
  }

  private void record(
      String operation, Target target, @Nullable Object before, @Nullable Object after) {
    requireTransaction();
    store.add(
        new AuditStore.Fresh(
            clock.instant(),
            actor(),
            address(),
            operation,
            target,
            before == null ? null : Json.write(before),
            after == null ? null : Json.write(after)));
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a change is taken down in its own transaction");
    }
  }

  /// The operation of the contract that is being done.
  private static String operation() {
    return request()
        .map(request -> request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
        .filter(HandlerMethod.class::isInstance)
        .map(HandlerMethod.class::cast)
        .map(method -> method.getMethodAnnotation(Operation.class))
        .map(Operation::operationId)
        .orElse(SET_UP);
  }

  private static Optional<UUID> actor() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (request().isEmpty() || authentication == null || !authentication.isAuthenticated()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(authentication.getName()));
    } catch (IllegalArgumentException e) {
      // Nobody is signed in.
      return Optional.empty();
    }
  }

  private static String address() {
    return request().map(ClientAddress::of).map(ClientAddress::text).orElse("");
  }

  private static Optional<jakarta.servlet.http.HttpServletRequest> request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
        ? Optional.of(known.getRequest())
        : Optional.empty();
  }
}
