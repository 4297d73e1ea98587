package io.zongji.realtime;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Receipts;
import io.zongji.staff.SignedIn;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets an agent's window in. One window holds the workspace; a later one takes it over.
@Component
class WorkspaceHello {
  private final Conversations conversations;
  private final AgentDesks desks;
  private final DeskGate gate;
  private final Audience audience;
  private final WorkspaceSight sight;
  private final Neighbours neighbours;
  private final Greeting greeting;
  private final InstantSource clock;

  WorkspaceHello(
      Conversations conversations,
      AgentDesks desks,
      DeskGate gate,
      Audience audience,
      WorkspaceSight sight,
      Neighbours neighbours,
      Greeting greeting,
      InstantSource clock) {
    this.conversations = conversations;
    this.desks = desks;
    this.gate = gate;
    this.audience = audience;
    this.sight = sight;
    this.neighbours = neighbours;
    this.greeting = greeting;
    this.clock = clock;
  }

  /// Welcomes the window; empty when it is turned away because another one holds the workspace.
  Optional<WorkspaceLink> begin(
      Client client, long ref, SignedIn me, String signIn, WorkspaceOp.Hello hello) {
    var link =
        new WorkspaceLink(
            client,
            me,
            hello.window(),
            signIn,
            conversation -> greeting.follower(client, conversation, sight),
            gate);
    if (!hello.take() && heldElsewhere(link)) {
      return turnedAway(client, ref);
    }
    client.outbox().hold();
    var older = audience.enter(link, there -> hello.take() || there.window().equals(link.window()));
    if (older.filter(there -> there == link).isPresent()) {
      client.outbox().release();
      return turnedAway(client, ref);
    }
    older.ifPresent(there -> there.client().close(CloseCode.REPLACED));
    try {
      welcome(link, ref, hello.after());
    } catch (RuntimeException e) {
      audience.remove(link);
      client.outbox().release();
      throw e;
    }
    return Optional.of(link);
  }

  private static Optional<WorkspaceLink> turnedAway(Client client, long ref) {
    client.refuse(ref, RealtimeFault.OTHER_WINDOW, List.of());
    client.closeSoon(CloseCode.REPLACED);
    return Optional.empty();
  }

  /// Whether another server holds another window of this agent, as the lease says.
  private boolean heldElsewhere(WorkspaceLink link) {
    return audience.workspace(link.staff()).isEmpty()
        && desks
            .find(link.staff())
            .filter(desk -> desk.window().filter(w -> !w.equals(link.window())).isPresent())
            .filter(
                desk -> desk.seenSince(clock.instant().minus(Limits.LEASE_RENEWAL.multipliedBy(2))))
            .isPresent();
  }

  private void welcome(WorkspaceLink link, long ref, Map<ConversationId, Long> after) {
    desks.takeWindow(link.staff(), link.window());
    neighbours.window(link.staff());
    var tasks = conversations.tasks(link.staff());
    var welcome =
        Events.object("welcome")
            .put("ref", ref)
            .put("epoch", greeting.epoch())
            .put("now", clock.instant().toString());
    welcome
        .putObject("me")
        .put("id", link.staff().value().toString())
        .put("role", link.me().role().name());
    var timelines = welcome.putArray("timelines");
    var begun = new ArrayList<Runnable>();
    long characters = 0;
    for (var task : tasks) {
      var follower = link.follower(task.id());
      long from = after.getOrDefault(task.id(), 0L);
      if (characters < Limits.WELCOME_CHARACTERS_MAX) {
        var range = follower.begin(task, from);
        characters += range.toString().length();
        timelines.add(range);
      } else {
        follower.beginAt(Math.min(from, task.lastSeq()));
      }
      begun.add(() -> follower.begun(task));
    }
    welcome.set("desk", link.desk().json());
    link.client()
        .outbox()
        .release(new CustomerHello.Welcome(welcome, () -> begun.forEach(Runnable::run)));
    greeting.receipts(
        link.client(), tasks.stream().map(Conversation::id).toList(), Receipts.Side.CUSTOMER);
  }
}
