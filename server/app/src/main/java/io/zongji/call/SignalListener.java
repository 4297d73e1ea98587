package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;

/// Hears that there are signals to be read; they are committed. It must not block. Whoever must not
/// miss any looks now and then, for other servers tell nothing here.
@FunctionalInterface
public interface SignalListener {
  /// Pages of that side may read on.
  void signalled(CallId call, Call.Side to);
}
