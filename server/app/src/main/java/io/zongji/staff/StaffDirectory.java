package io.zongji.staff;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Looks members of staff up for other features.
@Component
public class StaffDirectory {
  private final StaffStore store;

  StaffDirectory(StaffStore store) {
    this.store = store;
  }

  /// A member that has not been deleted.
  public Optional<Member> findLiving(StaffId id) {
    return store.find(id).filter(Member::living);
  }

  /// A member, be it deleted or not: what records show.
  public Optional<Member> find(StaffId id) {
    return store.find(id);
  }

  /// Members by id, be they deleted or not.
  public Map<StaffId, Member> findAll(Collection<StaffId> ids) {
    return store.findAll(ids).stream().collect(Collectors.toMap(Member::id, Function.identity()));
  }
}
