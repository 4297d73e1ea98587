package io.zongji.flows;

/// A flow and the number of its version in force: what a new conversation runs on.
public record PublishedFlow(FlowId id, int version) {}
