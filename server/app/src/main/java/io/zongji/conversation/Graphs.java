package io.zongji.conversation;

import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;

/// Where the door finds the flows that conversations run on.
@FunctionalInterface
interface Graphs {
  /// The graph of a published version; such a version never changes and never goes.
  Graph graph(FlowId flow, int version);
}
