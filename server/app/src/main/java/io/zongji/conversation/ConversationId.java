package io.zongji.conversation;

import java.util.UUID;

/// Names a conversation.
public record ConversationId(UUID value) {}
