package io.zongji.staff;

import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.HeavyWork;
import io.zongji.platform.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds, edits and deletes members of staff.
@Component
class StaffRegister {
  private static final int NUMBER_GREATEST = 999_999;

  private final StaffStore store;
  private final StaffGroups groups;
  private final Passwords passwords;
  private final Accounts accounts;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;
  private final AuditLog audit;

  StaffRegister(
      StaffStore store,
      StaffGroups groups,
      Passwords passwords,
      Accounts accounts,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      InstantSource clock,
      AuditLog audit) {
    this.store = store;
    this.groups = groups;
    this.passwords = passwords;
    this.accounts = accounts;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /// Somebody who was added, with the password to begin with.
  record Added(Member member, String password) {}

  /// A row of an import: where it stands in the file and who it adds.
  record Row(int number, NewMember member) {}

  Added add(NewMember asked) {
    try {
      return addAll(List.of(new Row(0, asked)), StaffFault.INVALID).getFirst();
    } catch (DuplicateKeyException e) {
      // Only a writer beside this program could slip in between the check and the insert.
      throw new FaultException(StaffFault.TAKEN);
    }
  }

  /// Adds all or, with the reasons of each row, none.
  List<Added> addAll(List<Row> rows, StaffFault fault) {
    // Hashing takes long on purpose, so it is done before anybody waits for the lock.
    var texts = rows.stream().map(_ -> passwords.random()).toList();
    var hashes = HeavyWork.LONG.compute(() -> texts.stream().map(passwords::hash).toList());
    var changed = new HashSet<UUID>();
    var added =
        transactions.execute(
            _ -> {
              store.lock();
              checkFree(rows, fault);
              var members = new ArrayList<Added>();
              for (int i = 0; i < rows.size(); i++) {
                var member = member(rows.get(i).member());
                store.insert(member, hashes.get(i));
                changed.addAll(groups.replace(member.id(), rows.get(i).member().groups()));
                members.add(new Added(member, texts.get(i)));
              }
              audit.made(target(members), taken(members));
              return members;
            });
    groups.announce(changed);
    return added;
  }

  private static Target target(List<Added> members) {
    return members.size() == 1
        ? target(members.getFirst().member())
        : Target.of(Target.Kind.STAFF, "× " + members.size());
  }

  static Target target(Member member) {
    return Target.of(Target.Kind.STAFF, member.id().value(), member.name() + " " + member.number());
  }

  /// What the log keeps of those who were added; many at once with number and name alone.
  private Object taken(List<Added> members) {
    return members.size() == 1
        ? terms(members.getFirst().member())
        : members.stream()
            .map(added -> added.member().number() + " " + added.member().name())
            .toList();
  }

  private Map<String, Object> terms(Member member) {
    var terms = new LinkedHashMap<String, Object>();
    terms.put("number", member.number());
    terms.put("name", member.name());
    terms.put("email", member.email());
    terms.put("nickname", member.nickname());
    terms.put("mobile", member.mobile());
    terms.put("role", member.role());
    terms.put(
        "groups",
        groups.of(List.of(member.id())).getOrDefault(member.id(), List.of()).stream()
            .map(StaffGroups.GroupName::name)
            .toList());
    return terms;
  }

  private Member member(NewMember asked) {
    var number = asked.number().isEmpty() ? nextNumber() : asked.number();
    return new Member(
        new StaffId(Ids.next()),
        number,
        asked.name(),
        asked.email(),
        asked.nickname(),
        asked.mobile(),
        asked.role(),
        true,
        clock.instant(),
        Optional.empty());
  }

  private String nextNumber() {
    int next = store.greatestNumber() + 1;
    while (next <= NUMBER_GREATEST && store.numberTaken("%06d".formatted(next))) {
      next++;
    }
    if (next > NUMBER_GREATEST) {
      throw FaultException.of(StaffFault.INVALID, List.of(FieldError.of("number", "required")));
    }
    return "%06d".formatted(next);
  }

  private void checkFree(List<Row> rows, StaffFault fault) {
    var errors = new ArrayList<FieldError>();
    var numbers = new HashSet<String>();
    var emails = new HashSet<String>();
    for (var row : rows) {
      var number = row.member().number().toLowerCase(java.util.Locale.ROOT);
      var email = row.member().email();
      if (!number.isEmpty() && (!numbers.add(number) || store.numberTaken(number))) {
        errors.add(inRow(FieldError.of("number", "taken"), row));
      }
      if (!emails.add(email) || store.emailTaken(email)) {
        errors.add(inRow(FieldError.of("email", "taken"), row));
      }
    }
    if (!errors.isEmpty()) {
      throw fault == StaffFault.IMPORT_ROWS
          ? FaultException.of(fault, errors, errors.size())
          : FaultException.of(StaffFault.TAKEN, errors);
    }
  }

  private static FieldError inRow(FieldError error, Row row) {
    return row.number() == 0 ? error : error.inRow(row.number());
  }

  /// What may be edited of a member.
  record Edit(String name, String nickname, String mobile, Set<UUID> groups) {}

  void edit(StaffId id, Edit edit) {
    var changed =
        transactions.execute(
            _ -> {
              var old = living(id);
              var before = terms(old);
              if (!store.update(id, edit.name(), edit.nickname(), edit.mobile())) {
                throw new FaultException(StaffFault.UNKNOWN);
              }
              var affected = groups.replace(id, edit.groups());
              audit.changed(target(old), before, terms(living(id)));
              return affected;
            });
    groups.announce(changed);
  }

  void delete(StaffId id, StaffId by) {
    var changed =
        transactions.execute(
            _ -> {
              store.lock();
              checkDeletable(id, by);
              var old = living(id);
              var before = terms(old);
              store.delete(id, clock.instant());
              audit.deleted(target(old), before);
              return groups.replace(id, Set.of());
            });
    accounts.endSessions(id);
    groups.announce(changed);
    events.publishEvent(new StaffDeleted(id));
  }

  private Member living(StaffId id) {
    return store
        .find(id)
        .filter(Member::living)
        .orElseThrow(() -> new FaultException(StaffFault.UNKNOWN));
  }

  private void checkDeletable(StaffId id, StaffId by) {
    var member = living(id);
    if (member.role() == Role.ADMIN && store.administrators() == 1) {
      throw new FaultException(StaffFault.LAST_ADMINISTRATOR);
    }
    if (id.equals(by)) {
      throw new FaultException(StaffFault.YOURSELF);
    }
  }
}
