package io.zongji.customer;

import java.util.UUID;

/// Names a channel by which customers come.
public record ChannelId(UUID value) {}
