package io.zongji.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Presence;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The whole desk of one agent as the workspace shows it; written out as JSON as it stands here.
///
/// @param version grows with every change; a view with a smaller one is out of date
/// @param since when the presence that is shown began
/// @param whyNoOffers why the agent gets nothing now; empty while the next conversation may come
/// @param tasks offers first, then what is served, then what is in wrap-up; the oldest first
public record DeskView(
    long version,
    Presence presence,
    Chosen chosen,
    Optional<Instant> since,
    List<NoOffersWhy> whyNoOffers,
    List<Task> tasks) {
  /// Copies the lists.
  public DeskView {
    whyNoOffers = List.copyOf(whyNoOffers);
    tasks = List.copyOf(tasks);
  }

  /// A conversation in the agent's hands.
  ///
  /// @param offer set while it rings
  /// @param waitedSeconds how long the customer waited for this agent
  /// @param asks what the customer asks for: `TEXT`, or `VOICE` or `VIDEO` with a call
  /// @param call the call that rings or goes on, unless it is another agent's; null without
  /// @param path the labels of the modules the customer came by
  /// @param note what the agent before said about it
  /// @param customerWaitingSince the customer's first message without an answer
  public record Task(
      UUID conversation,
      TaskState state,
      Instant since,
      Optional<Offer> offer,
      Optional<Group> group,
      Channel channel,
      Mode mode,
      Customer customer,
      Instant enteredAt,
      long waitedSeconds,
      String asks,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<CallView> call,
      List<String> path,
      Optional<String> note,
      long lastSeq,
      Optional<LastMessage> lastMessage,
      Optional<Instant> customerWaitingSince,
      Read read) {
    /// Copies the list.
    public Task {
      path = List.copyOf(path);
    }
  }

  /// How far the agent is with a conversation.
  public enum TaskState {
    OFFERED,
    SERVED,
    WRAP_UP
  }

  /// An offer that rings.
  ///
  /// @param deadline when it is missed; rings until answered when absent
  /// @param ringSeconds how long it rings in all
  public record Offer(UUID id, Optional<Instant> deadline, Optional<Long> ringSeconds) {}

  /// The skill group by which it came.
  public record Group(UUID id, String name) {}

  /// The channel by which the customer came.
  public record Channel(ChannelKind kind, String name) {}

  /// The customer.
  ///
  /// @param away whether the customer's page is gone
  public record Customer(UUID id, String name, boolean away) {}

  /// The newest message.
  ///
  /// @param from `CUSTOMER`, `AGENT` or `SYSTEM`
  /// @param kind `TEXT`, `IMAGE`, `FILE` or `VOICE`
  /// @param text the text, or the name of the file
  public record LastMessage(String from, String kind, String text, Instant at) {}

  /// How far the other side has read.
  public record Read(long customer) {}
}
