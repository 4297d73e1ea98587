package io.zongji.realtime;

import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.staff.SignedIn;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// An agent's socket that has said hello.
final class WorkspaceLink {
  private static final int DESK_BYTES = 8_000;

  private final Client client;
  private final SignedIn me;
  private final UUID window;
  private final String session;
  private final Function<ConversationId, Follower> follow;
  private final DeskGate desk;
  private final ConcurrentMap<ConversationId, Follower> followers = new ConcurrentHashMap<>();
  private final AtomicBoolean deskWaits = new AtomicBoolean();
  private volatile long deskVersion = -1;

  /// @param session the sign-in session it came with
  /// @param follow begins to follow a conversation for this socket
  WorkspaceLink(
      Client client,
      SignedIn me,
      UUID window,
      String session,
      Function<ConversationId, Follower> follow,
      DeskGate desk) {
    this.client = client;
    this.me = me;
    this.window = window;
    this.session = session;
    this.follow = follow;
    this.desk = desk;
  }

  Client client() {
    return client;
  }

  SignedIn me() {
    return me;
  }

  StaffId staff() {
    return me.id();
  }

  UUID window() {
    return window;
  }

  String session() {
    return session;
  }

  /// The version of the desk that was last told.
  long deskVersion() {
    return deskVersion;
  }

  Follower follower(ConversationId conversation) {
    return followers.computeIfAbsent(conversation, follow);
  }

  void grown(Commit.Change change) {
    follower(change.after().id()).grown(change);
  }

  /// The desk as it stands, for the welcome.
  DeskGate.View desk() {
    var view = desk.view(me.id());
    deskVersion = view.version();
    return view;
  }

  /// The desk has changed: it will be told, once however often it changes until then.
  void deskChanged() {
    if (deskWaits.compareAndSet(false, true)) {
      client.outbox().offer(new DeskPart());
    }
  }

  private final class DeskPart implements Outbox.Part {
    @Override
    public int weight() {
      return DESK_BYTES;
    }

    @Override
    public List<Event> events() {
      deskWaits.set(false);
      var event = Events.object("desk");
      event.set("desk", desk().json());
      return List.of(Event.of(event));
    }
  }
}
