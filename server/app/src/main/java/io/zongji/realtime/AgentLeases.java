package io.zongji.realtime;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.desk.Desk;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Says that the browsers of connected agents are there, and sends those away that are not to be: a
/// window that was taken over through another server, and a sign-in that is over.
@Component
class AgentLeases implements Beat {
  private final Every renewal = new Every(Limits.LEASE_RENEWAL);
  private final Desk desk;
  private final AgentDesks desks;
  private final SignInStore signIns;
  private final Audience audience;

  AgentLeases(Desk desk, AgentDesks desks, SignInStore signIns, Audience audience) {
    this.desk = desk;
    this.desks = desks;
    this.signIns = signIns;
    this.audience = audience;
  }

  /// The agent's browser has come.
  void came(StaffId staff) {
    desk.seen(List.of(staff));
  }

  /// The agent's window has gone: from now on its lease runs out and nothing new rings there,
  /// unless it is back already by another socket.
  void left(WorkspaceLink link) {
    if (audience.workspace(link.staff()).isEmpty()) {
      desk.left(link.staff(), link.window());
    }
  }

  /// Other servers took these agents' workspaces in: windows of ours that they replaced go.
  void taken(Collection<StaffId> staff) {
    var links = staff.stream().flatMap(one -> audience.workspace(one).stream()).toList();
    if (links.isEmpty()) {
      return;
    }
    var known = desks.findAll(links.stream().map(WorkspaceLink::staff).toList());
    links.stream()
        .filter(link -> isTakenOver(link, known))
        .forEach(link -> link.client().close(CloseCode.REPLACED));
  }

  @Override
  public void beat(Instant now) {
    if (!renewal.due(now)) {
      return;
    }
    var links = audience.workspaces();
    if (links.isEmpty()) {
      return;
    }
    var good = signIns.renew(links.stream().map(WorkspaceLink::session).toList(), now);
    var known = desks.findAll(links.stream().map(WorkspaceLink::staff).toList());
    for (var link : links) {
      if (!good.contains(link.session())) {
        link.client().close(CloseCode.SIGN_IN_AGAIN);
      } else if (isTakenOver(link, known)) {
        link.client().close(CloseCode.REPLACED);
      }
    }
    desk.seen(
        links.stream()
            .filter(link -> !link.client().outbox().closed())
            .map(WorkspaceLink::staff)
            .toList());
    // Whoever went while that was written was not to be seen.
    links.forEach(this::left);
  }

  private static boolean isTakenOver(WorkspaceLink link, Map<StaffId, AgentDesk> known) {
    var desk = known.get(link.staff());
    return desk != null && desk.window().filter(w -> !w.equals(link.window())).isPresent();
  }
}
