package io.zongji.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zongji.flow.Choice;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is true of a conversation in each phase, and only there.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Stage {
  /// In the flow.
  record InFlow(Optional<Awaited> awaited) implements Stage {}

  /// In a queue, nobody being asked.
  ///
  /// @param graceDeadline when it is given up because nobody of the group is online
  record Waiting(Queueing queueing, Optional<Instant> graceDeadline) implements Stage {}

  /// In a queue and ringing at an agent.
  record Offered(Queueing queueing, Ringing offer) implements Stage {}

  /// In service.
  ///
  /// @param place the place it had in the queue, to which it goes back if the agent is lost
  /// @param offer the offer that the agent accepted
  /// @param silenceDeadline when the service ends, unless the customer answers
  /// @param customerWaitingSince the customer's first message that has no answer yet
  /// @param note what the agent before said about it
  record Served(
      SkillGroupId group,
      Place place,
      Agent agent,
      OfferId offer,
      Instant since,
      Optional<Instant> silenceDeadline,
      Optional<Instant> customerWaitingSince,
      Optional<String> note)
      implements Stage {
    /// The same with other clocks.
    Served clocks(Optional<Instant> silence, Optional<Instant> waiting) {
      return new Served(group, place, agent, offer, since, silence, waiting, note);
    }
  }

  /// Over.
  record Ended(Fact.EndWhy why, Instant at) implements Stage {}

  /// The label of this stage.
  default Phase phase() {
    return switch (this) {
      case InFlow _ -> Phase.FLOW;
      case Waiting _ -> Phase.WAITING;
      case Offered _ -> Phase.OFFERED;
      case Served _ -> Phase.SERVED;
      case Ended _ -> Phase.ENDED;
    };
  }

  /// The answer that a Branch waits for.
  record Awaited(List<String> keywords, List<Choice> choices, Optional<Instant> deadline) {
    /// Copies the lists.
    public Awaited {
      keywords = List.copyOf(keywords);
      choices = Choice.of(Optional.ofNullable(choices), keywords);
    }
  }

  /// A stay in a queue.
  ///
  /// @param since when it joined
  /// @param announced whether the customer was told to wait
  /// @param rung whether it has rung at anybody
  /// @param direct the agent who is asked first, after a transfer by name
  /// @param deadline when the queue limit is reached
  /// @param passed who missed or declined it during this stay
  /// @param note what the agent before said about it
  record Queueing(
      SkillGroupId group,
      Place place,
      Instant since,
      boolean announced,
      boolean rung,
      Optional<StaffId> direct,
      Optional<Instant> deadline,
      Set<StaffId> passed,
      Optional<String> note) {
    /// Copies the set.
    public Queueing {
      passed = Set.copyOf(passed);
    }
  }

  /// An offer that rings.
  ///
  /// @param deadline when it is missed; none when it rings until answered
  record Ringing(
      OfferId id,
      StaffId agent,
      Instant since,
      Optional<Instant> deadline,
      boolean restAfterMiss) {}

  /// The agent who serves, as the customer may know them.
  record Agent(StaffId id, String number, String name, String nickname) {}
}
