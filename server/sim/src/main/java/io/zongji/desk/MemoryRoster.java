package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.Stage;
import io.zongji.routing.AgentId;
import io.zongji.routing.Candidate;
import io.zongji.routing.Stance;
import io.zongji.routing.Window;
import io.zongji.sim.Company;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The groups, their settings and their members, from memory.
final class MemoryRoster implements Roster {
  private final MemoryDatabase database;
  private final Company company;

  MemoryRoster(MemoryDatabase database) {
    this.database = database;
    this.company = database.company();
  }

  @Override
  public Optional<GroupTerms> terms(SkillGroupId group) {
    return company.group(group).map(this::terms);
  }

  private GroupTerms terms(Company.Group group) {
    var mode = company.mode(group.mode());
    return new GroupTerms(
        group.mode(),
        !group.deleted(),
        group.cap(),
        mode.offerTimeoutOn()
            ? Optional.of(Duration.ofSeconds(mode.offerTimeoutSeconds()))
            : Optional.empty(),
        mode.restAfterMiss(),
        mode.order(),
        mode.lastAgentFirst(),
        Duration.ofSeconds(company.common().agentGone()),
        ZoneOffset.UTC,
        database.queued(group.id()).stream().anyMatch(MemoryQueues::inGrace));
  }

  @Override
  public List<Candidate> members(SkillGroupId group, Unseen unseen, LocalDate today) {
    return company.membersOf(group).stream()
        .filter(agent -> !company.isDeleted(agent))
        .map(agent -> candidate(agent, unseen, today))
        .toList();
  }

  private Candidate candidate(StaffId agent, Unseen unseen, LocalDate today) {
    var id = new AgentId(agent.value());
    return database
        .desk(agent)
        .map(desk -> candidate(id, desk, unseen, today))
        .orElseGet(
            () -> new Candidate(id, Stance.OFFLINE, Window.GONE, 0, 0, false, Instant.EPOCH, 0));
  }

  private static Window window(AgentDesk desk, Unseen unseen) {
    if (!desk.seenSince(unseen.gone())) {
      return Window.GONE;
    }
    return desk.leftAt().isPresent() || !desk.seenSince(unseen.lease()) ? Window.LEFT : Window.HERE;
  }

  private static Candidate candidate(AgentId id, AgentDesk desk, Unseen unseen, LocalDate today) {
    return new Candidate(
        id,
        Stance.valueOf(desk.chosen().name()),
        window(desk, unseen),
        desk.wrapUps(),
        desk.load(),
        desk.exclusive(),
        desk.idleSince(),
        desk.servedOn(today));
  }

  @Override
  public List<SkillGroupId> busyGroupsOf(Collection<StaffId> staff) {
    return busyGroups().stream()
        .filter(group -> staff.stream().anyMatch(one -> company.isMember(group, one)))
        .toList();
  }

  @Override
  public List<SkillGroupId> busyGroups() {
    return company.groups().stream()
        .map(Company.Group::id)
        .filter(group -> database.queued(group).stream().anyMatch(MemoryRoster::waits))
        .toList();
  }

  private static boolean waits(Conversation conversation) {
    return conversation.stage() instanceof Stage.Waiting;
  }

  @Override
  public Absence absence() {
    var common = company.common();
    return new Absence(
        Duration.ofSeconds(common.agentGone()), Duration.ofSeconds(common.agentReturn()));
  }
}
