package io.zongji.platform;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Carries a [Fault] out of a request handler; rendered as problem+json in one place.
public final class FaultException extends RuntimeException {
  private final transient Fault fault;
  private final transient List<Object> args;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> properties;

  public FaultException(Fault fault, Object... args) {
    this(fault, List.of(args), List.of(), Map.of());
  }

  private FaultException(
      Fault fault, List<Object> args, List<FieldError> errors, Map<String, Object> properties) {
    super(fault.code() + (errors.isEmpty() ? "" : " " + errors));
    this.fault = fault;
    this.args = args;
    this.errors = errors;
    this.properties = properties;
  }

  /// A failure that is explained field by field; `args` are for the wording of the fault itself.
  public static FaultException of(Fault fault, List<FieldError> errors, Object... args) {
    return new FaultException(fault, List.of(args), List.copyOf(errors), Map.of());
  }

  /// A failure whose body carries further members, such as `findings`.
  public static FaultException of(Fault fault, Map<String, Object> properties) {
    return new FaultException(fault, List.of(), List.of(), Map.copyOf(properties));
  }

  /// How long to wait before trying again: the first argument of a fault of kind `TOO_MANY`.
  OptionalLong retryAfterSeconds() {
    return fault.kind() == Fault.Kind.TOO_MANY
            && !args.isEmpty()
            && args.getFirst() instanceof Number seconds
        ? OptionalLong.of(seconds.longValue())
        : OptionalLong.empty();
  }

  public Fault fault() {
    return fault;
  }

  /// What the wording needs, in the order of its placeholders.
  public List<Object> args() {
    return args;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Map<String, Object> properties() {
    return properties;
  }
}
