package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What facts do to the agents they concern. Pure, as [Rules].
final class DeskRules {
  private DeskRules() {}

  /// The agent whose desk a fact changes.
  ///
  /// @param before the conversation before the fact
  static Optional<StaffId> concerns(Conversation before, Fact fact) {
    return switch (fact) {
      case Fact.Offered offered -> Optional.of(offered.staffId());
      case Fact.Missed missed -> Optional.of(missed.staffId());
      case Fact.Declined declined -> Optional.of(declined.staffId());
      case Fact.OfferWithdrawn withdrawn -> Optional.of(withdrawn.staffId());
      case Fact.Accepted accepted -> Optional.of(accepted.staffId());
      case Fact.Transferred transferred -> Optional.of(transferred.by());
      case Fact.PutBack putBack -> Optional.of(putBack.staffId());
      case Fact.ServiceEnded ended -> Optional.of(ended.staffId());
      case Fact.Finished(var staff) -> Optional.of(staff);
      case Fact.CustomerAway _, Fact.CustomerBack _ -> before.agent();
      // The agent's screen shows the call.
      case Fact.OfCall _ -> before.agent();
      case Fact.Entered _,
          Fact.ModuleReached _,
          Fact.Message _,
          Fact.AnswerWrong _,
          Fact.AnswerAwaited _,
          Fact.Asked _,
          Fact.Queued _,
          Fact.NobodyOnlineSince _,
          Fact.SomebodyOnline _,
          Fact.TransferFailed _,
          Fact.Abandoned _,
          Fact.Noted _,
          Fact.Rated _,
          Fact.Ended _ ->
          Optional.empty();
    };
  }

  /// The desk of the agent whom the fact concerns, after it.
  ///
  /// @param day the day that `at` belongs to, where the company is
  static AgentDesk apply(AgentDesk desk, Fact fact, Instant at, LocalDate day) {
    return changed(desk, fact, at, day).after(desk, at);
  }

  private static AgentDesk changed(AgentDesk desk, Fact fact, Instant at, LocalDate day) {
    return switch (fact) {
      case Fact.Offered(_, _, _, _, var terms, _, _) ->
          hand(desk, desk.load() + 1, desk.wrapUps(), terms);
      case Fact.Missed(_, _, var rests) -> {
        var free = idle(release(desk), at);
        yield rests && desk.chosen() == Chosen.IDLE ? choose(free, Chosen.REST, at) : free;
      }
      case Fact.Declined _, Fact.Transferred _, Fact.PutBack _ -> idle(release(desk), at);
      // The agent did nothing to lose the turn as the longest idle.
      case Fact.OfferWithdrawn _ -> release(desk);
      case Fact.Accepted _ -> served(desk, day);
      case Fact.ServiceEnded _ ->
          hand(
              desk,
              desk.load(),
              Math.min(desk.load(), desk.wrapUps() + 1),
              new AgentTerms(desk.cap(), desk.exclusive()));
      case Fact.Finished _ -> {
        var terms = new AgentTerms(desk.cap(), desk.exclusive());
        yield idle(release(hand(desk, desk.load(), Math.max(0, desk.wrapUps() - 1), terms)), at);
      }
      case Fact.CustomerAway _, Fact.CustomerBack _, Fact.OfCall _ -> desk;
      case Fact.Entered _,
          Fact.ModuleReached _,
          Fact.Message _,
          Fact.AnswerWrong _,
          Fact.AnswerAwaited _,
          Fact.Asked _,
          Fact.Queued _,
          Fact.NobodyOnlineSince _,
          Fact.SomebodyOnline _,
          Fact.TransferFailed _,
          Fact.Abandoned _,
          Fact.Noted _,
          Fact.Rated _,
          Fact.Ended _ ->
          desk;
    };
  }

  /// The desk with another choice.
  static AgentDesk choose(AgentDesk desk, Chosen chosen, Instant at) {
    boolean ready = chosen == Chosen.IDLE && desk.chosen() != Chosen.IDLE;
    return new AgentDesk(
        desk.staff(),
        chosen,
        at,
        desk.load(),
        desk.cap(),
        desk.exclusive(),
        desk.wrapUps(),
        ready && desk.load() == 0 ? at : desk.idleSince(),
        desk.servedOn(),
        desk.servedToday(),
        desk.seenAt(),
        desk.window(),
        desk.leftAt(),
        desk.presenceSince(),
        desk.changedAt(),
        desk.version());
  }

  /// The desk held by a window that is there now.
  static AgentDesk window(AgentDesk desk, Optional<UUID> window, Instant at) {
    return new AgentDesk(
        desk.staff(),
        desk.chosen(),
        desk.chosenAt(),
        desk.load(),
        desk.cap(),
        desk.exclusive(),
        desk.wrapUps(),
        desk.idleSince(),
        desk.servedOn(),
        desk.servedToday(),
        at.isAfter(desk.seenAt()) ? at : desk.seenAt(),
        window,
        Optional.empty(),
        desk.presenceSince(),
        desk.changedAt(),
        desk.version());
  }

  /// The desk whose window has just gone.
  static AgentDesk left(AgentDesk desk, Instant at) {
    var seen = window(desk, desk.window(), at);
    return new AgentDesk(
        seen.staff(),
        seen.chosen(),
        seen.chosenAt(),
        seen.load(),
        seen.cap(),
        seen.exclusive(),
        seen.wrapUps(),
        seen.idleSince(),
        seen.servedOn(),
        seen.servedToday(),
        seen.seenAt(),
        seen.window(),
        Optional.of(at),
        seen.presenceSince(),
        seen.changedAt(),
        seen.version());
  }

  /// The desk with what was counted instead of what it said.
  static AgentDesk counted(AgentDesk desk, int load, int wrapUps, Instant at) {
    if (desk.load() == load && desk.wrapUps() == wrapUps && !(desk.exclusive() && load != 1)) {
      return desk;
    }
    var terms = new AgentTerms(Math.max(desk.cap(), load), desk.exclusive() && load == 1);
    return idle(hand(desk, load, wrapUps, terms), at);
  }

  private static AgentDesk release(AgentDesk desk) {
    var load = desk.load() - 1;
    return hand(
        desk, load, desk.wrapUps(), new AgentTerms(desk.cap(), desk.exclusive() && load > 0));
  }

  private static AgentDesk hand(AgentDesk desk, int load, int wrapUps, AgentTerms terms) {
    return new AgentDesk(
        desk.staff(),
        desk.chosen(),
        desk.chosenAt(),
        load,
        terms.cap(),
        terms.exclusive(),
        wrapUps,
        desk.idleSince(),
        desk.servedOn(),
        desk.servedToday(),
        desk.seenAt(),
        desk.window(),
        desk.leftAt(),
        desk.presenceSince(),
        desk.changedAt(),
        desk.version());
  }

  private static AgentDesk idle(AgentDesk desk, Instant at) {
    return desk.load() > 0 ? desk : since(desk, at, desk.servedOn(), desk.servedToday());
  }

  /// The desk of somebody who has served so many conversations on that day.
  static AgentDesk counted(AgentDesk desk, LocalDate day, int served) {
    return since(desk, desk.idleSince(), day, served);
  }

  private static AgentDesk served(AgentDesk desk, LocalDate day) {
    return since(desk, desk.idleSince(), day, desk.servedOn(day) + 1);
  }

  private static AgentDesk since(AgentDesk desk, Instant idleSince, LocalDate day, int served) {
    return new AgentDesk(
        desk.staff(),
        desk.chosen(),
        desk.chosenAt(),
        desk.load(),
        desk.cap(),
        desk.exclusive(),
        desk.wrapUps(),
        idleSince,
        day,
        served,
        desk.seenAt(),
        desk.window(),
        desk.leftAt(),
        desk.presenceSince(),
        desk.changedAt(),
        desk.version());
  }
}
