package io.zongji.platform;

import java.util.UUID;
import org.slf4j.MDC;

/// What a line of the log is about, beside its text: `request`, `staff`, `customer` and
/// `conversation`. Ids only; what people say and what they sign in with has no place in a log.
public final class Trail {
  private Trail() {}

  /// Writes the lines that `log` writes under the conversation.
  public static void ofConversation(UUID conversation, Runnable log) {
    try (var _ = MDC.putCloseable("conversation", conversation.toString())) {
      log.run();
    }
  }

  /// Puts the member of staff on all lines of the request that this thread handles.
  public static void staff(UUID id) {
    MDC.put("staff", id.toString());
  }

  /// Puts the customer on all lines of the request that this thread handles.
  public static void customer(UUID id) {
    MDC.put("customer", id.toString());
  }
}
