package io.zongji.routing;

/// One conversation for one agent, and why.
public record Match(WorkId work, AgentId agent, Reasons reasons) {}
