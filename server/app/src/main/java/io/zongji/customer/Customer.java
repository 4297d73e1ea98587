package io.zongji.customer;

import java.time.Instant;
import java.util.Optional;

/// A customer as the company knows them.
///
/// @param externalId who they are to the channel (an openid); empty on a website
/// @param name what agents call them; made up at first, 访客 4F2A
/// @param note what agents wrote about them, at most [Customers#NOTE_CODE_POINTS_MAX] code points
public record Customer(
    CustomerId id,
    ChannelId channel,
    Optional<String> externalId,
    String name,
    String note,
    Instant createdAt,
    Instant lastSeenAt) {}
