package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.util.Optional;

/// What a decision about a command needs to see beside the conversation.
final class Needs {
  private Needs() {}

  /// Whether it may change the desks of those who hold the conversation.
  static boolean holders(Command command) {
    return switch (command) {
      case Command.CustomerLeaves _,
          Command.CustomerAway _,
          Command.CustomerBack _,
          Command.Accept _,
          Command.Decline _,
          Command.AgentEnds _,
          Command.AgentFinishes _,
          Command.TransferTo _,
          Command.Offer _,
          Command.Withdraw _,
          Command.PutBack _,
          Command.OfCall _,
          Command.Tick _ ->
          true;
      case Command.Enter _,
          Command.CustomerSays _,
          Command.AgentSays _,
          Command.AgentNotes _,
          Command.Rate _,
          Command.Announce _,
          Command.NobodyOnline _,
          Command.SomebodyOnline _ ->
          false;
    };
  }

  /// The agent whose desk it may change although that agent holds nothing yet. Accepting and the
  /// like concern one who holds, but perhaps only by a command before it in the same batch.
  static Optional<StaffId> desk(Command command) {
    return switch (command) {
      case Command.Offer offer -> Optional.of(offer.agent());
      case Command.Accept accept -> Optional.of(accept.staff());
      case Command.Decline decline -> Optional.of(decline.staff());
      case Command.AgentEnds ends -> Optional.of(ends.staff());
      case Command.AgentFinishes finishes -> Optional.of(finishes.staff());
      case Command.TransferTo transfer -> Optional.of(transfer.by());
      case Command.PutBack putBack -> Optional.of(putBack.agent());
      case Command.CustomerLeaves _,
          Command.CustomerAway _,
          Command.CustomerBack _,
          Command.Withdraw _,
          Command.Tick _,
          Command.OfCall _,
          Command.Enter _,
          Command.CustomerSays _,
          Command.AgentSays _,
          Command.AgentNotes _,
          Command.Rate _,
          Command.Announce _,
          Command.NobodyOnline _,
          Command.SomebodyOnline _ ->
          Optional.empty();
    };
  }

  /// The agent whose name it writes down.
  static Optional<StaffId> name(Command command) {
    if (command instanceof Command.AgentNotes notes) {
      return Optional.of(notes.staff());
    }
    return command instanceof Command.Accept accept
        ? Optional.of(accept.staff())
        : Optional.empty();
  }

  /// Whether it looks at the common settings.
  static boolean policy(Command command) {
    return command instanceof Command.Offer
        || command instanceof Command.Accept
        || command instanceof Command.NobodyOnline
        || command instanceof Command.CustomerAway
        || command instanceof Command.Tick;
  }
}
