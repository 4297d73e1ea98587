package io.zongji.media;

import io.zongji.conversation.ConversationId;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;

/// Something that wants to be stored.
///
/// @param by the agent; empty when the customer uploads
/// @param name as the uploader calls it; never trusted
/// @param claimedType as the uploader says; never trusted
/// @param bytes its size
/// @param voice whether it is meant as a voice message
record Upload(
    ConversationId conversation,
    CustomerId customer,
    Optional<StaffId> by,
    String name,
    String claimedType,
    long bytes,
    boolean voice,
    InputStreamSource source) {}
