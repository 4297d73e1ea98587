package io.zongji.conversation;

import java.util.UUID;

/// Names one call of a conversation.
public record CallId(UUID value) {}
