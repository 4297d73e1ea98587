package io.zongji.realtime;

import io.zongji.conversation.Commit;
import io.zongji.conversation.CommitListener;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.desk.PositionListener;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffDeleted;
import io.zongji.staff.StaffId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Wakes those whom a commit concerns. Nothing is told before its commit, and nothing is made or
/// sent here: that is done by each socket's own thread.
@Component
class Feeds implements CommitListener, PositionListener {
  private final Audience audience;
  private final Neighbours neighbours;

  Feeds(Audience audience, Neighbours neighbours) {
    this.audience = audience;
    this.neighbours = neighbours;
  }

  @Override
  public void committed(Commit commit) {
    for (var change : commit.changes()) {
      audience
          .customers(change.after().id())
          .forEach(customer -> customer.follower().grown(change));
      for (var staff : concerned(change)) {
        audience.workspace(staff).ifPresent(link -> link.grown(change));
      }
    }
    for (var staff : commit.desksChanged()) {
      audience.workspace(staff).ifPresent(WorkspaceLink::deskChanged);
    }
    neighbours.committed(commit);
  }

  @Override
  public void positions(SkillGroupId group, Map<ConversationId, Integer> ahead) {
    tell(ahead);
    neighbours.positions(group);
  }

  /// Tells the customers of this server.
  void tell(Map<ConversationId, Integer> ahead) {
    ahead.forEach(
        (conversation, count) -> {
          var event = Events.position(conversation, count);
          audience.customers(conversation).forEach(customer -> customer.client().tell(event));
        });
  }

  @EventListener
  void deleted(StaffDeleted event) {
    audience
        .workspace(event.staff())
        .ifPresent(link -> link.client().close(CloseCode.SIGN_IN_AGAIN));
  }

  /// Those who hold it now and those who held it until now.
  private static Set<StaffId> concerned(Commit.Change change) {
    var concerned = new HashSet<>(change.after().holders());
    change.before().map(Conversation::holders).ifPresent(concerned::addAll);
    return concerned;
  }
}
