package io.zongji.flows;

import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.Optional;

/// A flow 会话服务流 without its graphs.
/// @param draftRevision grows with every saving of the draft
/// @param publishedVersion the version in force, when it is published
/// @param links how many channels it is linked to
public record Flow(
    FlowId id,
    Mode mode,
    String name,
    long draftRevision,
    Optional<Integer> publishedVersion,
    int links,
    Instant updatedAt) {

  public FlowState state() {
    if (publishedVersion.isEmpty()) {
      return FlowState.UNPUBLISHED;
    }
    return links == 0 ? FlowState.PUBLISHED : FlowState.IN_USE;
  }
}
