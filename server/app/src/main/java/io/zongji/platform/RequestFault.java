package io.zongji.platform;

/// Failures of a request that no feature is asked about.
public enum RequestFault implements Fault {
  INVALID("request.invalid", Kind.INVALID),
  MALFORMED("request.malformed", Kind.INVALID),
  /// A value that no column can hold, such as a text with a NUL.
  UNSTORABLE("request.unstorable", Kind.INVALID),
  TOO_LARGE("request.too-large", Kind.TOO_LARGE),
  NOT_SIGNED_IN("request.not-signed-in", Kind.UNAUTHENTICATED),
  FORBIDDEN("request.forbidden", Kind.FORBIDDEN),
  CSRF("request.csrf", Kind.FORBIDDEN),
  NOT_FOUND("request.not-found", Kind.NOT_FOUND),
  TOO_MANY("request.too-many", Kind.TOO_MANY),
  METHOD("request.method", Kind.INVALID),
  UNSUPPORTED("request.unsupported", Kind.UNSUPPORTED),
  /// A proxy in front took away what makes a socket of a request.
  NO_UPGRADE("request.no-upgrade", Kind.INVALID),
  /// The database cannot be reached, so whether it was done is unknown; come again.
  UNAVAILABLE("request.unavailable", Kind.UNAVAILABLE),
  /// So many reports are being made that this one could not begin.
  REPORTS_BUSY("request.reports-busy", Kind.UNAVAILABLE),
  /// A report took longer than any may.
  REPORT_TOO_LONG("request.report-too-long", Kind.UNAVAILABLE),
  /// So many requests are in progress that this one was not begun.
  OVERLOADED("request.overloaded", Kind.UNAVAILABLE),
  BROKEN("request.broken", Kind.UNAVAILABLE);

  private final String code;
  private final Kind kind;

  RequestFault(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  static RequestFault ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD;
      case 406, 415 -> UNSUPPORTED;
      case 413 -> TOO_LARGE;
      default -> INVALID;
    };
  }
}
