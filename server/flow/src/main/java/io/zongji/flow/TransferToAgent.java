package io.zongji.flow;

import java.time.Duration;
import java.util.Optional;

/// Asks for an agent of a skill group and waits until the service is over or has failed.
///
/// Exits: `next` after the service; `failure` after nobody was online or the queue limit was
/// reached, if `failureExit` is on. Without a failure exit a failure goes on by `next` as well.
public record TransferToAgent(
    ModuleId id,
    String label,
    Optional<SkillGroupRef> skillGroup,
    String queueText,
    String failureText,
    String successText,
    Optional<Duration> queueLimit,
    boolean failureExit)
    implements Module {}
