package io.zongji.conversation;

import java.util.Optional;

/// The name a client gives to one command of its own: 1 to 64 visible ASCII characters.
///
/// It is unique for its author within a conversation. A command whose client id is known changes
/// nothing and gets the answer that the first one got.
public record ClientId(String value) {
  /// Most characters.
  public static final int LENGTH_MAX = 64;

  /// Refuses anything else with an [IllegalArgumentException]; edges ask [#of] first.
  public ClientId {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "a client id has 1 to "
              + LENGTH_MAX
              + " visible ASCII characters, this has another form");
    }
  }

  /// The client id that the text is, or nothing when the text has another form.
  public static Optional<ClientId> of(String text) {
    return wellFormed(text) ? Optional.of(new ClientId(text)) : Optional.empty();
  }

  // Every message asks, and a pattern took longer than its looks.
  private static boolean wellFormed(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
