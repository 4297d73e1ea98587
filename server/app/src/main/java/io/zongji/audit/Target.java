package io.zongji.audit;

import java.util.Optional;

/// What a change was made to.
///
/// @param id absent for settings and for many at once
/// @param name as it was called then
public record Target(Kind kind, Optional<String> id, String name) {
  /// The sorts of things that are administered.
  public enum Kind {
    STAFF,
    SKILL_GROUP,
    MODE_SETTINGS,
    COMMON_SETTINGS,
    QUICK_REPLY,
    FLOW,
    CHANNEL,
    RECORDING
  }

  /// One thing with an id, such as a UUID.
  public static Target of(Kind kind, Object id, String name) {
    return new Target(kind, Optional.of(id.toString()), name);
  }

  /// Settings, or many things at once.
  public static Target of(Kind kind, String name) {
    return new Target(kind, Optional.empty(), name);
  }
}
