package io.zongji.conversation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Locks of the memory database that several transactions may hold together.
final class SharedLocks {
  private final Map<Object, Set<MemoryTransaction>> holders = new HashMap<>();

  boolean add(MemoryTransaction transaction, Object key) {
    holders.computeIfAbsent(key, _ -> new HashSet<>()).add(transaction);
    return true;
  }

  boolean byOthers(MemoryTransaction transaction, Object key) {
    return holders.getOrDefault(key, Set.of()).stream().anyMatch(one -> one != transaction);
  }

  void release(MemoryTransaction transaction) {
    holders.values().forEach(all -> all.remove(transaction));
  }
}
