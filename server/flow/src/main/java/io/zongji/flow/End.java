package io.zongji.flow;

import java.time.Duration;

/// Ends the conversation. No exits.
///
/// `silence` is how long an agent's message may stay without an answer before the system ends
/// the conversation with `silenceText`; `agentEndedText` is sent when the agent ended the
/// service.
public record End(
    ModuleId id, String label, Duration silence, String silenceText, String agentEndedText)
    implements Module {}
