package io.zongji.realtime;

import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import io.zongji.media.MediaLibrary;
import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Passes commands of clients through the door and tells the client what became of them.
@Component
class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final Conversations conversations;
  private final MediaLibrary media;
  private final Sockets sockets;

  Commands(Conversations conversations, MediaLibrary media, Sockets sockets) {
    this.conversations = conversations;
    this.media = media;
    this.sockets = sockets;
  }

  /// Sends it on its way and answers when it is committed. Commands of one client for one
  /// conversation are done in the order of its frames; a client that has too many on their way
  /// waits, and nobody else does.
  void submit(Client client, long ref, Command command) {
    client.began();
    sockets.passOn();
    var _ =
        conversations
            .send(command)
            .whenComplete(
                (outcome, failure) -> {
                  client.ended();
                  client.tell(new Answer(client, ref, outcome, failure));
                  sockets.done();
                });
  }

  /// What became of a command, worded when it is sent and not by the lane that did it.
  private record Answer(
      Client client, long ref, @Nullable Outcome outcome, @Nullable Throwable failure)
      implements Outbox.Part {
    private static final int WEIGHT = 150;

    @Override
    public int weight() {
      return WEIGHT;
    }

    @Override
    public List<Event> events() {
      return List.of(
          switch (outcome) {
            case Outcome.Done done ->
                Events.done(ref, done.conversation(), Math.max(done.firstSeq(), done.lastSeq()));
            case Outcome.Refused(var fault) -> client.refusal(ref, fault, List.of());
            case null -> {
              LOG.error("a command failed", failure);
              yield client.refusal(ref, RealtimeFault.BROKEN, List.of());
            }
          });
    }
  }

  /// What is said, media looked up. They must have been uploaded to this conversation by the one
  /// who sends them; throws `realtime.media-unknown` otherwise.
  ///
  /// @param by the agent; empty for the customer
  Content content(ConversationId conversation, Optional<StaffId> by, Said said) {
    return switch (said) {
      case Said.Text(var text) -> text;
      case Said.Media(var id) ->
          media
              .find(id)
              .filter(stored -> stored.conversation().equals(conversation))
              .filter(stored -> stored.uploadedBy().equals(by))
              .orElseThrow(() -> new FaultException(RealtimeFault.MEDIA_UNKNOWN))
              .content();
    };
  }
}
