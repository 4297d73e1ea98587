package io.zongji.conversation;

import java.util.UUID;

/// Names an uploaded picture or file.
public record MediaId(UUID value) {}
