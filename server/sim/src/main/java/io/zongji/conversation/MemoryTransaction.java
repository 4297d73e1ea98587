package io.zongji.conversation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One transaction on the memory database: what it has locked, and what it will write.
final class MemoryTransaction {
  private final Set<Object> locks = new LinkedHashSet<>();
  private final List<Runnable> writes = new ArrayList<>();

  void write(Runnable write) {
    writes.add(write);
  }

  void locked(Object key) {
    locks.add(key);
  }

  Set<Object> locks() {
    return locks;
  }

  List<Runnable> writes() {
    return writes;
  }
}
