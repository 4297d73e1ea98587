package io.zongji.insight;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A service record as lists show it.
///
/// @param waitedSeconds time in queues; absent when it never was in one
/// @param servedSeconds time with agents; absent when nobody served
/// @param voiceMs milliseconds of calls by voice alone; absent when there was no call
/// @param videoMs milliseconds of calls by video; absent when there was no call
/// @param recorded whether a call was recorded that can be heard now, or once it is over and made
/// @param score 1 to 5; absent when the customer did not rate
record RecordView(
    UUID id,
    Mode mode,
    ChannelName channel,
    Named customer,
    FlowName flow,
    @Nullable Named group,
    List<AgentName> agents,
    Instant enteredAt,
    @Nullable Instant endedAt,
    Phase phase,
    Fact.@Nullable EndWhy why,
    @Nullable Long waitedSeconds,
    @Nullable Long servedSeconds,
    @Nullable Long voiceMs,
    @Nullable Long videoMs,
    boolean recorded,
    @Nullable Integer score) {

  record ChannelName(@Nullable ChannelKind kind, String name) {}

  record Named(UUID id, String name) {}

  record FlowName(UUID id, String name, int version) {}

  record AgentName(UUID id, String number, String name, @Nullable String nickname) {}

  record StaffName(String number, String name, @Nullable String nickname) {}

  /// The names of those who appear in a timeline, by id; deleted ones too.
  record Names(Map<String, StaffName> staff, Map<String, String> groups) {}

  /// A record with its whole timeline.
  ///
  /// @param entries every fact, as workspaces get them, with the reasons of each offer
  record Full(
      UUID id,
      Mode mode,
      ChannelName channel,
      Named customer,
      FlowName flow,
      @Nullable Named group,
      List<AgentName> agents,
      Instant enteredAt,
      @Nullable Instant endedAt,
      Phase phase,
      Fact.@Nullable EndWhy why,
      @Nullable Long waitedSeconds,
      @Nullable Long servedSeconds,
      @Nullable Long voiceMs,
      @Nullable Long videoMs,
      boolean recorded,
      @Nullable Integer score,
      @Nullable String comment,
      @Schema(type = "array") JsonNode entries,
      Names names) {}

  Full with(@Nullable String comment, JsonNode entries, Names names) {
    return new Full(
        id,
        mode,
        channel,
        customer,
        flow,
        group,
        agents,
        enteredAt,
        endedAt,
        phase,
        why,
        waitedSeconds,
        servedSeconds,
        voiceMs,
        videoMs,
        recorded,
        score,
        comment,
        entries,
        names);
  }
}
