package io.zongji.realtime;

import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Who is connected to this server and has said hello: a few pages of each customer, in the order
/// in which they came, and one window of each agent.
@Component
class Audience {
  private final ConcurrentMap<ConversationId, Set<CustomerLink>> customers =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<StaffId, WorkspaceLink> workspaces = new ConcurrentHashMap<>();

  void add(CustomerLink link) {
    customers.compute(
        link.conversation(),
        (id, links) -> {
          var all = links == null ? new CopyOnWriteArraySet<CustomerLink>() : links;
          all.add(link);
          return all;
        });
  }

  /// Forgets it; says whether it was the last of its conversation.
  boolean remove(CustomerLink link) {
    return customers.computeIfPresent(
            link.conversation(),
            (id, links) -> {
              links.remove(link);
              return links.isEmpty() ? null : links;
            })
        == null;
  }

  /// The oldest pages of the conversation that are too many.
  List<CustomerLink> surplus(ConversationId conversation) {
    var open =
        customers(conversation).stream().filter(link -> !link.client().outbox().closed()).toList();
    return open.subList(0, Math.max(0, open.size() - Limits.PAGES_MAX));
  }

  Collection<CustomerLink> customers(ConversationId conversation) {
    return customers.getOrDefault(conversation, Set.of());
  }

  boolean isHere(ConversationId conversation) {
    return customers.containsKey(conversation);
  }

  /// The conversations that have a page connected.
  List<ConversationId> conversations() {
    return List.copyOf(customers.keySet());
  }

  List<CustomerLink> allCustomers() {
    return customers.values().stream().flatMap(Set::stream).toList();
  }

  /// Makes it the agent's workspace unless the one that is there must stay.
  ///
  /// @param yields whether an older one gives way
  /// @return the older one that gave way; the link itself when it may not come in
  Optional<WorkspaceLink> enter(WorkspaceLink link, Predicate<WorkspaceLink> yields) {
    var older = new WorkspaceLink[1];
    var now =
        workspaces.compute(
            link.staff(),
            (staff, there) -> {
              if (there != null && !yields.test(there)) {
                return there;
              }
              older[0] = there;
              return link;
            });
    return now == link ? Optional.ofNullable(older[0]) : Optional.of(link);
  }

  /// Forgets one that came to nothing; the older one that gave way has the workspace again, unless
  /// it has gone meanwhile.
  void leave(WorkspaceLink link, Optional<WorkspaceLink> older) {
    workspaces.computeIfPresent(
        link.staff(),
        (_, there) ->
            there == link
                ? older.filter(one -> !one.client().wire().isGone()).orElse(null)
                : there);
  }

  /// Forgets it; says whether it was the agent's workspace until now.
  boolean remove(WorkspaceLink link) {
    return workspaces.remove(link.staff(), link);
  }

  Optional<WorkspaceLink> workspace(StaffId staff) {
    return Optional.ofNullable(workspaces.get(staff));
  }

  List<WorkspaceLink> workspaces() {
    return List.copyOf(workspaces.values());
  }
}
