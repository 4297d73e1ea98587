package io.zongji.desk;

import io.zongji.routing.Candidate;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads the groups, their settings and their members as they stand.
interface Roster {
  /// How the group distributes; none for a group that never was.
  Optional<GroupTerms> terms(SkillGroupId group);

  /// The members of a group as the routing core wants them.
  ///
  /// @param unseen how their windows are judged
  List<Candidate> members(SkillGroupId group, Unseen unseen, LocalDate today);

  /// The groups of these agents in which somebody waits.
  List<SkillGroupId> busyGroupsOf(Collection<StaffId> staff);

  /// The groups in which somebody waits.
  List<SkillGroupId> busyGroups();

  /// How long an unseen browser counts as there, and how much longer its agent's work is kept.
  Absence absence();

  /// How long agents may be away.
  ///
  /// @param gone until an agent gets nothing more
  /// @param toReturn from then on, until the work is given to others
  record Absence(Duration gone, Duration toReturn) {
    Duration untilGivenUp() {
      return gone.plus(toReturn);
    }
  }
}
