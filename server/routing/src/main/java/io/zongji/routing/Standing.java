package io.zongji.routing;

import java.time.Instant;

/// How one agent stood at a decision: the reason, and what the order looked at.
///
/// @param agent who
/// @param why the reason
/// @param load conversations in hand at that moment
/// @param idleSince since when idle
/// @param servedToday conversations accepted today, those of the same decision included
public record Standing(AgentId agent, Why why, int load, Instant idleSince, int servedToday) {}
