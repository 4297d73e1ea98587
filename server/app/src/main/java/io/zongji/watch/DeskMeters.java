package io.zongji.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.conversation.Commit;
import io.zongji.conversation.CommitListener;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts what this server committed. A few additions for each entry, for it runs on the lanes.
@Component
class DeskMeters implements CommitListener {
  private final Counter entered;
  private final Counter ended;
  private final Counter abandoned;
  private final Counter offers;
  private final Counter accepts;
  private final Counter misses;
  private final Counter declines;
  private final Counter withdrawals;
  private final Counter flowSteps;
  private final Counter transferFailures;
  private final Map<Fact.Author, Counter> messages = new EnumMap<>(Fact.Author.class);

  DeskMeters(MeterRegistry meters) {
    entered = counter(meters, "zongji.conversations.entered", "Conversations begun");
    ended = counter(meters, "zongji.conversations.ended", "Conversations ended");
    abandoned =
        counter(meters, "zongji.conversations.abandoned", "Customers lost before being served");
    offers = counter(meters, "zongji.offers", "Offers that rang at an agent");
    accepts = counter(meters, "zongji.offers.accepted", "Offers accepted");
    misses = counter(meters, "zongji.offers.missed", "Offers not answered in time");
    declines = counter(meters, "zongji.offers.declined", "Offers declined");
    withdrawals = counter(meters, "zongji.offers.withdrawn", "Offers taken back");
    flowSteps = counter(meters, "zongji.flow.steps", "Modules that runs have come to");
    transferFailures =
        counter(meters, "zongji.transfers.failed", "Transfers that found no agent to be had");
    for (var author : Fact.Author.values()) {
      messages.put(
          author,
          Counter.builder("zongji.messages")
              .description("Messages committed")
              .tag("from", author.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  private static Counter counter(MeterRegistry meters, String name, String words) {
    return Counter.builder(name).description(words).register(meters);
  }

  @Override
  public void committed(Commit commit) {
    for (var change : commit.changes()) {
      for (Entry entry : change.entries()) {
        count(entry.fact());
      }
    }
  }

  private void count(Fact fact) {
    switch (fact) {
      case Fact.Message message -> said(message.from());
      case Fact.ModuleReached _ -> flowSteps.increment();
      case Fact.Entered _ -> entered.increment();
      case Fact.Ended _ -> ended.increment();
      case Fact.Abandoned _ -> abandoned.increment();
      case Fact.Offered _ -> offers.increment();
      case Fact.Accepted _ -> accepts.increment();
      case Fact.Missed _ -> misses.increment();
      case Fact.Declined _ -> declines.increment();
      case Fact.OfferWithdrawn _ -> withdrawals.increment();
      case Fact.TransferFailed _ -> transferFailures.increment();
      case Fact.AnswerWrong _,
          Fact.AnswerAwaited _,
          Fact.Asked _,
          Fact.Queued _,
          Fact.NobodyOnlineSince _,
          Fact.SomebodyOnline _,
          Fact.Transferred _,
          Fact.Noted _,
          Fact.PutBack _,
          Fact.ServiceEnded _,
          Fact.Finished _,
          Fact.CustomerAway _,
          Fact.CustomerBack _,
          Fact.Rated _,
          Fact.OfCall _ -> {}
    }
  }

  private void said(Fact.Author author) {
    var counter = messages.get(author);
    if (counter != null) {
      counter.increment();
    }
  }
}
