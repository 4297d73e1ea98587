package io.zongji.skill;

import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Looks skill groups and their members up for other features.
@Component
public class SkillGroups {
  private final SkillStore store;

  SkillGroups(SkillStore store) {
    this.store = store;
  }

  /// A group that has not been deleted.
  public Optional<SkillGroup> findLiving(SkillGroupId id) {
    return store.find(id).filter(SkillGroup::living);
  }

  /// A group, be it deleted or not: what records show.
  public Optional<SkillGroup> find(SkillGroupId id) {
    return store.find(id);
  }

  /// Groups by id, be they deleted or not.
  public Map<SkillGroupId, SkillGroup> findAll(Collection<SkillGroupId> ids) {
    return store.findAll(ids).stream()
        .collect(Collectors.toMap(SkillGroup::id, Function.identity()));
  }

  /// The living groups of a mode, oldest first.
  public List<SkillGroup> living(Mode mode) {
    return store.living(mode);
  }

  /// The living groups of all modes, oldest first.
  public List<SkillGroup> living() {
    return store.living(null);
  }

  public Set<StaffId> members(SkillGroupId group) {
    return new HashSet<>(store.members(group));
  }

  /// The living groups a member of staff belongs to.
  public List<SkillGroup> groupsOf(StaffId staff) {
    return store.memberships(List.of(staff)).stream().map(SkillStore.Membership::group).toList();
  }
}
