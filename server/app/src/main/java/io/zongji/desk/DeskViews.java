package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Call;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Presence;
import io.zongji.conversation.Stage;
import io.zongji.platform.Seconds;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts the view of a desk together with a fixed number of questions to the database, however much
/// is in hand.
@Component
class DeskViews {
  private static final Comparator<DeskView.Task> ORDER =
      Comparator.comparing(DeskView.Task::state).thenComparing(DeskView.Task::since);

  private final AgentDesks desks;
  private final Conversations conversations;
  private final ViewStore beside;
  private final InstantSource clock;

  DeskViews(AgentDesks desks, Conversations conversations, ViewStore beside, InstantSource clock) {
    this.desks = desks;
    this.conversations = conversations;
    this.beside = beside;
    this.clock = clock;
  }

  DeskView of(StaffId staff) {
    // The row is read first: whatever changes afterwards comes with a greater version.
    var desk = desks.find(staff);
    if (desk.isEmpty()) {
      return new DeskView(
          0,
          Presence.OFFLINE,
          Chosen.OFFLINE,
          Optional.empty(),
          List.of(NoOffersWhy.OFFLINE),
          List.of());
    }
    var row = desk.get();
    return new DeskView(
        row.version(),
        row.presence(),
        row.chosen(),
        Optional.of(row.presenceSince()),
        whyNoOffers(row),
        tasks(staff));
  }

  List<NoOffersWhy> whyNoOffers(StaffId staff) {
    return desks.find(staff).map(this::whyNoOffers).orElse(List.of(NoOffersWhy.OFFLINE));
  }

  private List<NoOffersWhy> whyNoOffers(AgentDesk desk) {
    var why = new ArrayList<NoOffersWhy>();
    var demand = beside.demandFor(desk.staff());
    switch (desk.chosen()) {
      case OFFLINE -> why.add(NoOffersWhy.OFFLINE);
      case REST -> why.add(NoOffersWhy.RESTING);
      case IDLE -> {
        var now = clock.instant();
        if (!desk.here(now) || !desk.seenSince(now.minus(demand.gone()))) {
          why.add(NoOffersWhy.BROWSER_GONE);
        }
      }
    }
    if (desk.wrapUps() > 0) {
      why.add(NoOffersWhy.WRAP_UP);
    }
    if (desk.load() > desk.wrapUps() && (desk.exclusive() || desk.load() >= desk.cap())) {
      why.add(NoOffersWhy.AT_CAP);
    }
    if (!demand.member()) {
      why.add(NoOffersWhy.NO_GROUP);
    } else if (!demand.waiting()) {
      why.add(NoOffersWhy.NOBODY_WAITS);
    } else if (!demand.present()) {
      why.add(NoOffersWhy.CUSTOMERS_AWAY);
    }
    return why;
  }

  private List<DeskView.Task> tasks(StaffId staff) {
    var held = conversations.tasks(staff);
    if (held.isEmpty()) {
      return List.of();
    }
    var besides = beside.beside(staff);
    var now = clock.instant();
    return held.stream()
        // What has left the agent's hands between the two questions is told by the next view.
        .filter(conversation -> besides.containsKey(conversation.id()))
        .flatMap(
            conversation ->
                Hold.of(conversation, staff, now).stream()
                    .map(
                        hold ->
                            task(
                                conversation,
                                hold,
                                Objects.requireNonNull(besides.get(conversation.id())))))
        .sorted(ORDER)
        .toList();
  }

  private static DeskView.Task task(Conversation conversation, Hold hold, ViewStore.Beside names) {
    var header = conversation.header();
    var call =
        hold.state() == DeskView.TaskState.WRAP_UP ? Optional.<Call>empty() : conversation.call();
    long waited = hold.state() == DeskView.TaskState.OFFERED ? hold.waited() : names.waitedMs();
    return new DeskView.Task(
        conversation.id().value(),
        hold.state(),
        hold.since(),
        hold.offer(),
        names.group(),
        new DeskView.Channel(header.channelKind(), names.channel()),
        header.mode(),
        new DeskView.Customer(
            header.customer().value(), names.customer(), conversation.away().isPresent()),
        header.enteredAt(),
        Seconds.ofMillis(waited),
        asks(conversation),
        call.map(CallView::of),
        conversation.path(),
        hold.note(),
        conversation.lastSeq(),
        names.lastMessage(),
        hold.customerWaitingSince(),
        new DeskView.Read(names.read()));
  }

  private static String asks(Conversation conversation) {
    return conversation
        .call()
        .filter(call -> call.by() == Call.Side.CUSTOMER || call.phase() == Call.Phase.TALKING)
        .map(call -> call.media().name())
        .orElse("TEXT");
  }

  /// How an agent holds a conversation.
  ///
  /// @param waited milliseconds the customer has waited, while it rings
  private record Hold(
      DeskView.TaskState state,
      Instant since,
      Optional<DeskView.Offer> offer,
      long waited,
      Optional<String> note,
      Optional<Instant> customerWaitingSince) {

    static Optional<Hold> of(Conversation conversation, StaffId staff, Instant now) {
      if (conversation.stage() instanceof Stage.Offered(var stay, var offer)
          && offer.agent().equals(staff)) {
        return Optional.of(ringing(stay, offer, now));
      }
      if (conversation.stage() instanceof Stage.Served served
          && served.agent().id().equals(staff)) {
        return Optional.of(serving(served));
      }
      return conversation.wrapUps().stream()
          .filter(wrapUp -> wrapUp.staff().equals(staff))
          .findFirst()
          .map(wrapUp -> wrappingUp(wrapUp.since()));
    }

    private static Hold ringing(Stage.Queueing stay, Stage.Ringing offer, Instant now) {
      var ring =
          offer.deadline().map(deadline -> Duration.between(offer.since(), deadline).toSeconds());
      return new Hold(
          DeskView.TaskState.OFFERED,
          offer.since(),
          Optional.of(new DeskView.Offer(offer.id().value(), offer.deadline(), ring)),
          Math.max(0, Duration.between(stay.since(), now).toMillis()),
          stay.note(),
          Optional.empty());
    }

    private static Hold serving(Stage.Served served) {
      return new Hold(
          DeskView.TaskState.SERVED,
          served.since(),
          Optional.empty(),
          0,
          served.note(),
          served.customerWaitingSince());
    }

    private static Hold wrappingUp(Instant since) {
      return new Hold(
          DeskView.TaskState.WRAP_UP,
          since,
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty());
    }
  }
}
