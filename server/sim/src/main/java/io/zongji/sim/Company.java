package io.zongji.sim;

import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.routing.AgentOrder;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What administrators set up: staff, groups, members, flows and settings, in memory.
public final class Company {
  private final Map<StaffId, Staff> staff = new LinkedHashMap<>();
  private final Map<SkillGroupId, Group> groups = new LinkedHashMap<>();
  private final Map<SkillGroupId, Set<StaffId>> members = new LinkedHashMap<>();
  private final Map<FlowId, NavigableMap<Integer, Graph>> flows = new LinkedHashMap<>();
  private final Map<Mode, ModeTerms> modes = new TreeMap<>();
  private Common common = new Common(60, 300, 600, 30, 60);

  /// A company with the settings of a new installation.
  public Company() {
    for (var mode : Mode.values()) {
      modes.put(mode, new ModeTerms(true, 20, true, AgentOrder.LONGEST_IDLE, false));
    }
  }

  /// Somebody who works here, or did.
  public record Staff(StaffId id, String number, String name, String nickname, boolean deleted) {}

  /// A skill group.
  public record Group(SkillGroupId id, Mode mode, int cap, boolean deleted) {}

  /// What is set for a mode; the time-out in seconds.
  public record ModeTerms(
      boolean offerTimeoutOn,
      int offerTimeoutSeconds,
      boolean restAfterMiss,
      AgentOrder order,
      boolean lastAgentFirst) {}

  /// What is set for all modes, in seconds.
  public record Common(
      int nobodyOnlineGrace, int placeKept, int flowAway, int agentGone, int agentReturn) {}

  public void put(Staff one) {
    staff.put(one.id(), one);
  }

  public void put(Group group) {
    groups.put(group.id(), group);
    members.putIfAbsent(
        group.id(), new TreeSet<>(Comparator.comparing(StaffId::value, Company::compareIds)));
  }

  public void put(Mode mode, ModeTerms terms) {
    modes.put(mode, terms);
  }

  public void put(Common settings) {
    common = settings;
  }

  /// Publishes a graph as the next version of the flow.
  ///
  /// @return the number of the version
  public int publish(FlowId flow, Graph graph) {
    var versions = flows.computeIfAbsent(flow, _ -> new TreeMap<>());
    int version = versions.isEmpty() ? 1 : versions.lastKey() + 1;
    versions.put(version, graph);
    return version;
  }

  /// The graph of a published version.
  public Graph graph(FlowId flow, int version) {
    return Objects.requireNonNull(versions(flow).get(version), "no such version");
  }

  /// The number of the newest version, 0 when there is none.
  public int newest(FlowId flow) {
    return versions(flow).isEmpty() ? 0 : versions(flow).lastKey();
  }

  private NavigableMap<Integer, Graph> versions(FlowId flow) {
    return flows.getOrDefault(flow, new TreeMap<>());
  }

  public boolean join(SkillGroupId group, StaffId agent) {
    return membersOf(group).add(agent);
  }

  public boolean leave(SkillGroupId group, StaffId agent) {
    return membersOf(group).remove(agent);
  }

  public boolean isMember(SkillGroupId group, StaffId agent) {
    return membersOf(group).contains(agent);
  }

  /// Those who belong to the group, deleted staff too, in the order of their ids.
  public Set<StaffId> membersOf(SkillGroupId group) {
    return members.computeIfAbsent(
        group, _ -> new TreeSet<>(Comparator.comparing(StaffId::value, Company::compareIds)));
  }

  public Optional<Staff> staff(StaffId id) {
    return Optional.ofNullable(staff.get(id));
  }

  public Optional<Group> group(SkillGroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  public List<Staff> staff() {
    return List.copyOf(staff.values());
  }

  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  public ModeTerms mode(Mode mode) {
    return Objects.requireNonNull(modes.get(mode));
  }

  public Common common() {
    return common;
  }

  /// Whether somebody is there no more.
  public boolean isDeleted(StaffId id) {
    return staff(id).map(Staff::deleted).orElse(true);
  }

  /// Whether the group is there no more.
  public boolean isDeleted(SkillGroupId id) {
    return group(id).map(Group::deleted).orElse(true);
  }

  /// The order of ids as PostgreSQL has it.
  public static int compareIds(java.util.UUID one, java.util.UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
