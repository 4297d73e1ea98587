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
import org.springframework.stereotype.Component;

/// Passes commands of clients through the door and tells the client what became of them.
@Component
class Commands {
  private final Conversations conversations;
  private final MediaLibrary media;

  Commands(Conversations conversations, MediaLibrary media) {
    this.conversations = conversations;
    this.media = media;
  }

  /// Does it, waiting for the commit, and answers.
  void submit(Client client, long ref, Command command) {
    switch (conversations.submit(command)) {
      case Outcome.Done done ->
          client.tell(
              Events.done(ref, done.conversation(), Math.max(done.firstSeq(), done.lastSeq())));
      case Outcome.Refused(var fault) -> client.refuse(ref, fault, List.of());
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
