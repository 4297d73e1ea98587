package io.zongji.media;

import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Optional;

/// A picture or file that was uploaded.
///
/// @param uploadedBy the agent; empty when the customer uploaded it
/// @param content what a message that carries it says
public record StoredMedia(
    ConversationId conversation,
    CustomerId customer,
    Optional<StaffId> uploadedBy,
    Content.Media content,
    Instant createdAt) {}
