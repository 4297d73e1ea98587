package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import java.util.OptionalInt;

/// Tells how many are ahead of a waiting conversation.
interface QueuePlaces {
  /// How many of its group are ahead of it now; nothing when it does not wait.
  OptionalInt ahead(Conversation conversation);
}
