package io.zongji.realtime;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.desk.Desk;
import io.zongji.platform.DatabaseBack;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says that the browsers of connected agents are there, and sends those away that are not to be: a
/// window that was taken over through another server, and a sign-in that is over.
@Component
class AgentLeases implements Beat {
  private static final Logger LOG = LoggerFactory.getLogger(AgentLeases.class);

  private final Every renewal = new Every(Limits.LEASE_RENEWAL);
  private final AtomicBoolean hurry = new AtomicBoolean();
  private final Set<StaffId> sentToSignIn = new HashSet<>();
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

  /// The agent's browser has come. Should that fail to be noted, it is tried again with each beat.
  void came(StaffId staff) {
    try {
      desk.seen(List.of(staff));
    } catch (RuntimeException e) {
      LOG.debug("The return of {} could not be noted yet", staff.value(), e);
      hurry.set(true);
    }
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

  /// Whoever is here could not be noted while the database was away.
  @EventListener
  void on(DatabaseBack back) {
    hurry.set(true);
  }

  @Override
  public void beat(Instant now) {
    if (!hurry.getAndSet(false) && !renewal.due(now)) {
      return;
    }
    handOnWorkOfSignedOut(now);
    var links = audience.workspaces();
    if (links.isEmpty()) {
      return;
    }
    var good = signIns.renew(links.stream().map(WorkspaceLink::session).toList(), now);
    var known = desks.findAll(links.stream().map(WorkspaceLink::staff).toList());
    for (var link : links) {
      if (!good.contains(link.session())) {
        link.client().close(CloseCode.SIGN_IN_AGAIN);
        sentToSignIn.add(link.staff());
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

  /// Whoever was sent away to sign in one look ago and is signed in nowhere now has left for good;
  /// a new password ends one sign-in a moment before the next begins.
  private void handOnWorkOfSignedOut(Instant now) {
    if (sentToSignIn.isEmpty()) {
      return;
    }
    signIns.signedOut(sentToSignIn, now).forEach(desk::signedOut);
    sentToSignIn.clear();
  }

  private static boolean isTakenOver(WorkspaceLink link, Map<StaffId, AgentDesk> known) {
    var desk = known.get(link.staff());
    return desk != null && desk.window().filter(w -> !w.equals(link.window())).isPresent();
  }
}
