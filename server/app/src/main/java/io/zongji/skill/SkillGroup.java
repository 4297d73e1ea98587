package io.zongji.skill;

import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.Optional;

/// A skill group 技能组: agents who can do the same work, with one queue.
///
/// @param cap how many conversations of the group one agent may have at once; 1 but for ONLINE
/// @param deletedAt when it was deleted; records keep its name
public record SkillGroup(
    SkillGroupId id,
    Mode mode,
    String name,
    int cap,
    Instant createdAt,
    Optional<Instant> deletedAt) {

  public boolean living() {
    return deletedAt.isEmpty();
  }
}
