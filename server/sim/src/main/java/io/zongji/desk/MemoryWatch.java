package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.Stage;
import io.zongji.sim.Company;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what should not stay as it is, in memory.
final class MemoryWatch implements Watch {
  private static final String AGENT_DELETED = "AGENT_DELETED";

  private final MemoryDatabase database;
  private final Company company;

  MemoryWatch(MemoryDatabase database) {
    this.database = database;
    this.company = database.company();
  }

  @Override
  public List<Ringing> idleRinging(Unseen unseen) {
    var found = new ArrayList<Ringing>();
    for (var id : database.unended()) {
      var one = database.find(id).orElseThrow();
      if (one.stage() instanceof Stage.Offered(var stay, var offer)) {
        whyIdle(stay.group(), offer.agent(), unseen)
            .or(() -> one.away().map(_ -> "CUSTOMER_AWAY"))
            .or(() -> ringsForEver(one, offer) ? Optional.of("TERMS_CHANGED") : Optional.empty())
            .ifPresent(why -> found.add(new Ringing(id, offer.id(), offer.agent(), why)));
      }
    }
    return found.stream().limit(FINDINGS_MAX).toList();
  }

  private boolean ringsForEver(Conversation one, Stage.Ringing offer) {
    return offer.deadline().isEmpty() && company.mode(one.header().mode()).offerTimeoutOn();
  }

  private Optional<String> whyIdle(SkillGroupId group, StaffId agent, Unseen unseen) {
    if (company.isDeleted(group)) {
      return Optional.of("GROUP_DELETED");
    }
    if (company.isDeleted(agent)) {
      return Optional.of(AGENT_DELETED);
    }
    if (!company.isMember(group, agent)) {
      return Optional.of("NOT_A_MEMBER");
    }
    var desk = database.desk(agent).orElseThrow();
    return switch (desk.chosen()) {
      case REST -> Optional.of("AGENT_RESTS");
      case OFFLINE -> Optional.of("AGENT_OFFLINE");
      case IDLE ->
          desk.seenSince(unseen.lease())
                  && desk.leftAt().filter(at -> at.isBefore(unseen.left())).isEmpty()
              ? Optional.empty()
              : Optional.of(AGENT_GONE);
    };
  }

  @Override
  public List<Held> leftBehind(Instant goneBefore) {
    return database.desks().stream()
        .filter(desk -> gone(desk, goneBefore))
        .flatMap(
            desk ->
                database.held(desk.staff()).stream()
                    .filter(one -> one.stage() instanceof Stage.Served)
                    .map(one -> new Held(one.id(), desk.staff(), why(desk))))
        .limit(FINDINGS_MAX)
        .toList();
  }

  @Override
  public List<Held> unfinished(Instant goneBefore) {
    return database.desks().stream()
        .filter(desk -> gone(desk, goneBefore))
        .flatMap(
            desk ->
                database.wrapUps(desk.staff()).stream()
                    .map(one -> new Held(one.id(), desk.staff(), why(desk))))
        .limit(FINDINGS_MAX)
        .toList();
  }

  @Override
  public Map<StaffId, String> givenUp(Instant goneBefore) {
    var found = new LinkedHashMap<StaffId, String>();
    database.desks().stream()
        .filter(desk -> desk.chosen() != Chosen.OFFLINE && desk.load() == 0)
        .filter(desk -> gone(desk, goneBefore))
        .limit(FINDINGS_MAX)
        .forEach(desk -> found.put(desk.staff(), why(desk)));
    return found;
  }

  private boolean gone(AgentDesk desk, Instant goneBefore) {
    return !desk.seenSince(goneBefore) || company.isDeleted(desk.staff());
  }

  private String why(AgentDesk desk) {
    return company.isDeleted(desk.staff()) ? AGENT_DELETED : AGENT_GONE;
  }

  @Override
  public List<SkillGroupId> neglected(Unseen unseen) {
    return company.groups().stream()
        .filter(group -> isNeglected(group, unseen))
        .map(Company.Group::id)
        .toList();
  }

  private boolean isNeglected(Company.Group group, Unseen unseen) {
    var waiting =
        database.queued(group.id()).stream()
            .filter(one -> one.stage() instanceof Stage.Waiting)
            .toList();
    if (waiting.isEmpty()) {
      return false;
    }
    boolean hopeful = waiting.stream().anyMatch(one -> !MemoryQueues.inGrace(one));
    var there =
        group.deleted()
            ? List.<AgentDesk>of()
            : company.membersOf(group.id()).stream()
                .filter(agent -> !company.isDeleted(agent))
                .flatMap(agent -> database.desk(agent).stream())
                .filter(desk -> desk.chosen() == Chosen.IDLE && desk.seenSince(unseen.gone()))
                .toList();
    if (there.isEmpty()) {
      return hopeful;
    }
    var here =
        there.stream()
            .filter(desk -> desk.leftAt().isEmpty() && desk.seenSince(unseen.lease()))
            .toList();
    return mayOffer(group, waiting, here)
        || waiting.stream().anyMatch(one -> !one.queueing().orElseThrow().announced())
        || waiting.stream().anyMatch(MemoryQueues::inGrace);
  }

  private static boolean mayOffer(
      Company.Group group, List<Conversation> waiting, List<AgentDesk> there) {
    var terms = new AgentTerms(group.cap(), group.mode().exclusive());
    return waiting.stream().anyMatch(one -> one.away().isEmpty())
        && there.stream()
            .anyMatch(
                desk ->
                    desk.wrapUps() == 0
                        && !desk.exclusive()
                        && desk.load() < terms.cap()
                        && (!terms.exclusive() || desk.load() == 0));
  }

  @Override
  public Set<StaffId> unchanged(SkillGroupId group, Instant since) {
    return company.membersOf(group).stream()
        .flatMap(agent -> database.desk(agent).stream())
        .filter(desk -> desk.changedAt().isBefore(since))
        .map(AgentDesk::staff)
        .collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public List<StaffId> wrongLoads() {
    return database.desks().stream()
        .map(AgentDesk::staff)
        .filter(staff -> load(staff).filter(load -> !load.right()).isPresent())
        .limit(FINDINGS_MAX)
        .toList();
  }

  @Override
  public void lock(StaffId staff) {
    database.lockDesk(staff);
  }

  @Override
  public Optional<Load> load(StaffId staff) {
    int wrapUps = database.wrapUps(staff).size();
    int held = database.held(staff).size();
    return database
        .desk(staff)
        .map(desk -> new Load(desk.load(), desk.wrapUps(), held + wrapUps, wrapUps));
  }

  @Override
  public void repair(StaffId staff, Load load) {
    database.repair(staff, load.trueLoad(), load.trueWrapUps());
  }
}
