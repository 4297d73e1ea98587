package io.zongji.settings;

/// The settings of one mode.
///
/// @param offerTimeoutOn 超时转接: whether an offer that is not accepted in time goes on
/// @param offerTimeoutSeconds how long an offer rings then, 1 to 90
/// @param restAfterMiss whether an agent who missed an offer goes to 小休
/// @param lastAgentFirst whether the customer's last agent comes first when free
/// @param restoreSeconds 状态恢复: from hang-up to idle, 1 to 90; PHONE only
public record ModeSettings(
    boolean offerTimeoutOn,
    int offerTimeoutSeconds,
    boolean restAfterMiss,
    AgentOrder agentOrder,
    boolean lastAgentFirst,
    int restoreSeconds) {}
