package io.zongji.realtime;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.Receipts;
import io.zongji.platform.Json;
import io.zongji.staff.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

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
  private final LeaseClock leases;

  WorkspaceHello(
      Conversations conversations,
      AgentDesks desks,
      DeskGate gate,
      Audience audience,
      WorkspaceSight sight,
      Neighbours neighbours,
      Greeting greeting,
      LeaseClock leases) {
    this.conversations = conversations;
    this.desks = desks;
    this.gate = gate;
    this.audience = audience;
    this.sight = sight;
    this.neighbours = neighbours;
    this.greeting = greeting;
    this.leases = leases;
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
    try {
      var welcome = welcome(link, ref, hello.after());
      desks.takeWindow(link.staff(), link.window());
      client.outbox().release(welcome);
    } catch (RuntimeException e) {
      audience.leave(link, older);
      client.outbox().discard();
      throw e;
    }
    older.ifPresent(there -> there.client().close(CloseCode.REPLACED));
    neighbours.window(link.staff());
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
            .filter(desk -> desk.seenSince(leases.overBefore(Limits.LEASE_RENEWAL.multipliedBy(2))))
            .isPresent();
  }

  private Greeting.Welcome welcome(WorkspaceLink link, long ref, Map<ConversationId, Long> after) {
    var tasks = conversations.tasks(link.staff());
    var timelines = new ArrayList<Json.Writer>();
    var begun = new ArrayList<Runnable>();
    long bytes = 0;
    for (var task : tasks) {
      var follower = link.follower(task.id());
      long from = after.getOrDefault(task.id(), 0L);
      if (bytes < Limits.WELCOME_BYTES_MAX) {
        var range = follower.begin(task, from);
        bytes += Ranges.bytes(range.entries());
        timelines.add(json -> follower.write(range, Optional.empty(), json));
      } else {
        follower.beginAt(Math.min(from, task.lastSeq()));
      }
      begun.add(() -> follower.begun(task));
    }
    var desk = link.desk().json();
    var welcome =
        Event.written(
            json -> {
              greeting.begin(ref, json);
              me(link, json);
              json.writeName("timelines");
              json.writeStartArray();
              timelines.forEach(timeline -> timeline.write(json));
              json.writeEndArray();
              json.writeName("desk");
              json.writeTree(desk);
              json.writeEndObject();
            });
    var receipts =
        greeting.receipts(tasks.stream().map(Conversation::id).toList(), Receipts.Side.CUSTOMER);
    return Greeting.Welcome.of(welcome, receipts, () -> begun.forEach(Runnable::run));
  }

  private static void me(WorkspaceLink link, JsonGenerator json) {
    json.writeName("me");
    json.writeStartObject();
    json.writeStringProperty("id", link.staff().value().toString());
    json.writeStringProperty("role", link.me().role().name());
    json.writeEndObject();
  }
}
