package io.zongji.platform;

/// An expected failure with a stable name. Each feature has one enum of them.
///
/// The wording comes from `faults/<feature>.properties`, where the feature is what stands before
/// the dot of the code.
public interface Fault {
  /// The stable code, `feature.reason`.
  String code();

  /// What sort of failure it is; the edges map it to a status or a frame.
  Kind kind();

  /// The sorts of failure, each with its HTTP status.
  enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    UNPROCESSABLE(422),
    TOO_MANY(429),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
