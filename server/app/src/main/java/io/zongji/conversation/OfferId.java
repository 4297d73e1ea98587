package io.zongji.conversation;

import java.util.UUID;

/// Names one offer of a conversation to an agent.
public record OfferId(UUID value) {}
