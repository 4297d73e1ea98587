package io.zongji.desk;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.Background;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells the listeners how the queues stand: at once after a change, then at most once a second
/// while it goes on changing.
@Component
class Positions {
  /// Least time between two tellings about one group.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);

  private final Queues queues;
  private final ObjectProvider<PositionListener> listeners;
  private final Background background;
  private final ConcurrentHashMap<SkillGroupId, Boolean> telling = new ConcurrentHashMap<>();

  Positions(Queues queues, ObjectProvider<PositionListener> listeners, Background background) {
    this.queues = queues;
    this.listeners = listeners;
    this.background = background;
  }

  Map<ConversationId, Integer> of(SkillGroupId group) {
    return queues.positions(group);
  }

  OptionalInt ahead(Conversation conversation) {
    var ahead =
        conversation
            .queueing()
            .map(stay -> queues.ahead(stay.group(), stay.place(), conversation.id()))
            .filter(count -> count < Queues.POSITIONS_MAX);
    return ahead.isPresent() ? OptionalInt.of(ahead.get()) : OptionalInt.empty();
  }

  /// The queue of the group has changed. Returns at once.
  void changed(SkillGroupId group) {
    if (telling.put(group, true) == null) {
      background.run(name(group), () -> tellIfChanged(group));
    }
  }

  private static String name(SkillGroupId group) {
    return "positions-" + group.value();
  }

  private void tellIfChanged(SkillGroupId group) {
    if (telling.computeIfPresent(group, (_, changed) -> changed ? false : null) == null) {
      return;
    }
    try {
      tell(group, listeners.orderedStream().toList());
    } catch (RuntimeException | Error e) {
      LOG.warn("The positions of group {} could not be told", group.value(), e);
    }
    background.runAfter(PAUSE, name(group), () -> tellIfChanged(group));
  }

  private void tell(SkillGroupId group, List<PositionListener> all) {
    if (!all.isEmpty()) {
      var ahead = queues.positions(group);
      all.forEach(listener -> listener.positions(group, ahead));
    }
  }
}
