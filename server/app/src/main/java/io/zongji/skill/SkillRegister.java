package io.zongji.skill;

import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes, edits and deletes skill groups and changes their members.
@Component
public class SkillRegister {
  private final SkillStore store;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;
  private final AuditLog audit;

  SkillRegister(
      SkillStore store,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      InstantSource clock,
      AuditLog audit) {
    this.store = store;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  public SkillGroup create(Mode mode, String name, int cap) {
    var group =
        new SkillGroup(
            new SkillGroupId(Ids.next()), mode, name, cap, clock.instant(), Optional.empty());
    try {
      transactions.executeWithoutResult(
          _ -> {
            store.insert(group);
            audit.made(target(group), terms(group.mode(), name, cap));
          });
    } catch (DuplicateKeyException e) {
      throw nameTaken();
    }
    events.publishEvent(new SkillGroupChanged(group.id()));
    return group;
  }

  void edit(SkillGroupId id, String name, int cap) {
    try {
      transactions.executeWithoutResult(
          _ -> {
            var old = living(id);
            if (!store.update(id, name, cap)) {
              throw new FaultException(SkillFault.UNKNOWN);
            }
            var mode = old.mode();
            audit.changed(target(old), terms(mode, old.name(), old.cap()), terms(mode, name, cap));
          });
    } catch (DuplicateKeyException e) {
      throw nameTaken();
    }
    events.publishEvent(new SkillGroupChanged(id));
  }

  /// Deletes a group; its agents stay.
  void delete(SkillGroupId id) {
    transactions.executeWithoutResult(
        _ -> {
          var old = living(id);
          var members = store.members(id).size();
          if (!store.delete(id, clock.instant())) {
            throw new FaultException(SkillFault.UNKNOWN);
          }
          store.removeAllMembers(id);
          audit.deleted(
              target(old), Map.of("mode", old.mode(), "name", old.name(), "members", members));
        });
    events.publishEvent(new SkillGroupDeleted(id));
  }

  /// Adds members; those who are members already stay so.
  public void addMembers(SkillGroupId id, List<StaffId> staff) {
    var added =
        transactions.execute(
            _ -> {
              var fresh = staff.stream().filter(one -> store.addMember(id.value(), one)).toList();
              audit.made(target(living(id)), Map.of("added", ids(fresh)));
              return fresh;
            });
    if (!added.isEmpty()) {
      events.publishEvent(new MembershipChanged(id));
    }
  }

  void removeMember(SkillGroupId id, StaffId staff) {
    transactions.executeWithoutResult(
        _ -> {
          if (!store.removeMember(id.value(), staff)) {
            throw new FaultException(SkillFault.NOT_A_MEMBER);
          }
          audit.deleted(target(living(id)), Map.of("removed", ids(List.of(staff))));
        });
    events.publishEvent(new MembershipChanged(id));
  }

  private SkillGroup living(SkillGroupId id) {
    return store
        .find(id)
        .filter(SkillGroup::living)
        .orElseThrow(() -> new FaultException(SkillFault.UNKNOWN));
  }

  private static Target target(SkillGroup group) {
    return Target.of(Target.Kind.SKILL_GROUP, group.id().value(), group.name());
  }

  private static Map<String, Object> terms(Mode mode, String name, int cap) {
    return Map.of("mode", mode, "name", name, "cap", cap);
  }

  private static List<UUID> ids(List<StaffId> staff) {
    return staff.stream().map(StaffId::value).toList();
  }

  private static FaultException nameTaken() {
    return FaultException.of(SkillFault.NAME_TAKEN, List.of(FieldError.of("name", "taken")));
  }
}
