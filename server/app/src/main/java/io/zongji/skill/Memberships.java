package io.zongji.skill;

import io.zongji.staff.StaffGroups;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Who belongs to which group, as staff administration asks and changes it.
@Component
class Memberships implements StaffGroups {
  private final SkillStore store;
  private final ApplicationEventPublisher events;

  Memberships(SkillStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  @Override
  public Map<StaffId, List<GroupName>> of(Collection<StaffId> staff) {
    return store.memberships(staff).stream()
        .collect(
            Collectors.groupingBy(
                SkillStore.Membership::staff,
                Collectors.mapping(membership -> name(membership.group()), Collectors.toList())));
  }

  @Override
  public Set<StaffId> members(UUID group) {
    return new HashSet<>(store.members(new SkillGroupId(group)));
  }

  @Override
  public List<GroupName> living() {
    return store.living(null).stream().map(Memberships::name).toList();
  }

  @Override
  public Set<UUID> replace(StaffId staff, Set<UUID> groups) {
    var before = store.groupsOf(staff);
    var changed = new HashSet<UUID>();
    for (var group : groups) {
      if (!before.contains(group) && store.addMember(group, staff)) {
        changed.add(group);
      }
    }
    for (var group : before) {
      if (!groups.contains(group) && store.removeMember(group, staff)) {
        changed.add(group);
      }
    }
    return changed;
  }

  @Override
  public void announce(Set<UUID> groups) {
    groups.forEach(group -> events.publishEvent(new MembershipChanged(new SkillGroupId(group))));
  }

  private static GroupName name(SkillGroup group) {
    return new GroupName(group.id().value(), group.name(), group.mode());
  }
}
