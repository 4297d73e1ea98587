package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.util.Optional;
import java.util.UUID;

/// A client id with all that makes it unique.
///
/// @param author the customer or the member of staff
record KnownId(ConversationId conversation, UUID author, ClientId client) {
  /// That of the command, if its author gave one.
  static Optional<KnownId> of(Command command, Conversation conversation) {
    return command
        .clientId()
        .map(id -> new KnownId(conversation.id(), author(command, conversation), id));
  }

  private static UUID author(Command command, Conversation conversation) {
    return switch (command) {
      case Command.AgentSays says -> says.staff().value();
      case Command.Accept accept -> accept.staff().value();
      case Command.Decline decline -> decline.staff().value();
      case Command.AgentEnds ends -> ends.staff().value();
      case Command.AgentFinishes finishes -> finishes.staff().value();
      case Command.AgentNotes notes -> notes.staff().value();
      case Command.TransferTo transfer -> transfer.by().value();
      case Command.OfCall ofCall ->
          ofCall.staff().map(StaffId::value).orElse(conversation.header().customer().value());
      case Command.Enter _,
          Command.CustomerSays _,
          Command.CustomerLeaves _,
          Command.CustomerAway _,
          Command.CustomerBack _,
          Command.Rate _,
          Command.Offer _,
          Command.Announce _,
          Command.NobodyOnline _,
          Command.SomebodyOnline _,
          Command.Withdraw _,
          Command.PutBack _,
          Command.Tick _ ->
          conversation.header().customer().value();
    };
  }
}
