package io.zongji.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One entry of the log.
///
/// @param by absent when the server did it by itself or nobody was signed in
/// @param address the network address it came from; empty for the server itself
/// @param operation an `operationId` of the contract, or `signInRefused`, `resetAdmin`,
///     `setUp`
/// @param before absent for what was made
/// @param after absent for what was deleted
record AuditEntryView(
    String id,
    Instant at,
    @Nullable By by,
    String address,
    String operation,
    On target,
    @Schema(type = "object") @Nullable JsonNode before,
    @Schema(type = "object") @Nullable JsonNode after) {
  /// A member of staff, be it deleted meanwhile.
  record By(UUID id, String number, String name) {}

  /// What it was done to.
  record On(Target.Kind kind, @Nullable String id, String name) {}
}
