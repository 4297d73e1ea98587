package io.zongji.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A flow as the console sees it.
/// @param actions exactly what may be done with it now
record FlowView(
    UUID id,
    Mode mode,
    String name,
    FlowState state,
    List<LinkedChannel> channels,
    @Nullable Integer publishedVersion,
    long draftRevision,
    Instant updatedAt,
    List<FlowAction> actions) {

  /// The schema of a graph in the contract.
  static final String GRAPH = "#/components/schemas/FlowGraph";

  /// A channel it is linked to.
  record LinkedChannel(UUID id, @Nullable ChannelKind kind, String name) {}

  /// A version without its graph.
  record VersionView(int number, Instant publishedAt, String publishedBy) {}

  /// A version with its graph.
  record VersionGraphView(
      int number, Instant publishedAt, String publishedBy, @Schema(ref = GRAPH) JsonNode graph) {}

  /// A flow with the graph that is shown: the version in force, or the draft when there is
  /// none.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Whole(
      UUID id,
      Mode mode,
      String name,
      FlowState state,
      List<LinkedChannel> channels,
      @Nullable Integer publishedVersion,
      @Nullable Instant publishedAt,
      @Nullable String publishedBy,
      long draftRevision,
      Instant updatedAt,
      List<FlowAction> actions,
      @Schema(ref = GRAPH) JsonNode graph) {}

  static FlowView of(Flow flow, List<LinkedChannel> channels) {
    return new FlowView(
        flow.id().value(),
        flow.mode(),
        flow.name(),
        flow.state(),
        channels,
        flow.publishedVersion().orElse(null),
        flow.draftRevision(),
        flow.updatedAt(),
        FlowAction.in(flow.state()));
  }

  Whole whole(JsonNode graph, Optional<VersionView> version) {
    return new Whole(
        id,
        mode,
        name,
        state,
        channels,
        publishedVersion,
        version.map(VersionView::publishedAt).orElse(null),
        version.map(VersionView::publishedBy).orElse(null),
        draftRevision,
        updatedAt,
        actions,
        graph);
  }
}
