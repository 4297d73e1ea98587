package io.zongji.media;

import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Optional;

/// A picture, file or voice message that was uploaded.
///
/// @param uploadedBy the agent; empty when the customer uploaded it
/// @param content what a message that carries it says
/// @param thumbnailType content type of the small picture of a picture; empty when it has none
public record StoredMedia(
    ConversationId conversation,
    CustomerId customer,
    Optional<StaffId> uploadedBy,
    Content.Media content,
    Optional<String> thumbnailType,
    Instant createdAt) {}
