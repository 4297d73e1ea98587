package io.zongji.sim;

import io.zongji.conversation.Command;
import java.util.Optional;

/// Something a client wants done, until it is answered.
///
/// @param ref of the answer
/// @param text the words of a message, which are never said twice in the whole run
/// @param refusedOnce whether it was refused for a while, so that it may come after its followers
record Saying(long ref, Command command, Optional<String> text, boolean refusedOnce) {
  Saying refused() {
    return new Saying(ref, command, text, true);
  }
}
