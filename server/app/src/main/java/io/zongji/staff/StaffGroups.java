package io.zongji.staff;

import io.zongji.platform.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What staff needs to know of skill groups, which are built on staff and offer it this.
public interface StaffGroups {
  /// A skill group as a member's list of them shows it.
  record GroupName(UUID id, String name, Mode mode) {}

  /// The living groups of each of these members; members of none are left out.
  Map<StaffId, List<GroupName>> of(Collection<StaffId> staff);

  /// The members of a group.
  Set<StaffId> members(UUID group);

  /// All living groups.
  List<GroupName> living();

  /// Puts a member into exactly these groups, in the caller's transaction; answers with the groups
  /// that gained or lost the member. Groups must be living ones.
  Set<UUID> replace(StaffId staff, Set<UUID> groups);

  /// Tells those who listen that these groups have other members now; call it after the commit.
  void announce(Set<UUID> groups);
}
