package io.zongji.conversation;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name a client gives to one command of its own: 1 to 64 visible ASCII characters.
///
/// It is unique for its author within a conversation. A command whose client id is known changes
/// nothing and gets the answer that the first one got.
public record ClientId(String value) {
  /// Most characters.
  public static final int LENGTH_MAX = 64;

  private static final Pattern FORM = Pattern.compile("[!-~]{1," + LENGTH_MAX + "}");

  /// Refuses anything else with an [IllegalArgumentException]; edges ask [#of] first.
  public ClientId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a client id has 1 to "
              + LENGTH_MAX
              + " visible ASCII characters, this has another form");
    }
  }

  /// The client id that the text is, or nothing when the text has another form.
  public static Optional<ClientId> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ClientId(text)) : Optional.empty();
  }
}
