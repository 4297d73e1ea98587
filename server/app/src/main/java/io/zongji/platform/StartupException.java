package io.zongji.platform;

/// Why the server cannot start, in one line that an operator can act on.
public final class StartupException extends RuntimeException {
  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
