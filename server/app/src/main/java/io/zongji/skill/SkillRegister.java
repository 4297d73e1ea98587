package io.zongji.skill;

import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

  SkillRegister(
      SkillStore store,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  public SkillGroup create(Mode mode, String name, int cap) {
    var group =
        new SkillGroup(
            new SkillGroupId(Ids.next()), mode, name, cap, clock.instant(), Optional.empty());
    try {
      store.insert(group);
    } catch (DuplicateKeyException e) {
      throw nameTaken();
    }
    events.publishEvent(new SkillGroupChanged(group.id()));
    return group;
  }

  void edit(SkillGroupId id, String name, int cap) {
    try {
      if (!store.update(id, name, cap)) {
        throw new FaultException(SkillFault.UNKNOWN);
      }
    } catch (DuplicateKeyException e) {
      throw nameTaken();
    }
    events.publishEvent(new SkillGroupChanged(id));
  }

  /// Deletes a group; its agents stay.
  void delete(SkillGroupId id) {
    transactions.executeWithoutResult(
        _ -> {
          if (!store.delete(id, clock.instant())) {
            throw new FaultException(SkillFault.UNKNOWN);
          }
          store.removeAllMembers(id);
        });
    events.publishEvent(new SkillGroupDeleted(id));
  }

  /// Adds members; those who are members already stay so.
  public void addMembers(SkillGroupId id, List<StaffId> staff) {
    var added =
        transactions.execute(
            _ -> staff.stream().filter(one -> store.addMember(id.value(), one)).toList());
    if (!added.isEmpty()) {
      events.publishEvent(new MembershipChanged(id));
    }
  }

  void removeMember(SkillGroupId id, StaffId staff) {
    if (!store.removeMember(id.value(), staff)) {
      throw new FaultException(SkillFault.NOT_A_MEMBER);
    }
    events.publishEvent(new MembershipChanged(id));
  }

  private static FaultException nameTaken() {
    return FaultException.of(SkillFault.NAME_TAKEN, List.of(FieldError.of("name", "taken")));
  }
}
