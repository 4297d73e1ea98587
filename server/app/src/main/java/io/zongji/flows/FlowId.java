package io.zongji.flows;

import java.util.UUID;

/// Names a flow.
public record FlowId(UUID value) {}
