package io.zongji.realtime;

import io.zongji.conversation.Content;
import io.zongji.conversation.MediaId;

/// What a client wants to say.
sealed interface Said {
  record Text(Content.Text content) implements Said {}

  /// Something uploaded before.
  record Media(MediaId id) implements Said {}
}
