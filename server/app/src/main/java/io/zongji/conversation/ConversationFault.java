package io.zongji.conversation;

import io.zongji.platform.Fault;

/// Why a command is refused.
public enum ConversationFault implements Fault {
  NOT_FOUND("conversation.not-found", Kind.NOT_FOUND),
  ENDED("conversation.ended", Kind.CONFLICT),
  NOT_YOURS("conversation.not-yours", Kind.FORBIDDEN),
  OFFER_GONE("conversation.offer-gone", Kind.CONFLICT),
  NOT_WAITING("conversation.not-waiting", Kind.CONFLICT),
  CUSTOMER_AWAY("conversation.customer-away", Kind.CONFLICT),
  AGENT_NOT_FREE("conversation.agent-not-free", Kind.CONFLICT),
  /// Somebody who is there waits before it in the queue.
  NOT_FIRST("conversation.not-first", Kind.CONFLICT),
  /// The agent who was found gone has been seen since.
  AGENT_BACK("conversation.agent-back", Kind.CONFLICT),
  /// The agent's service is over already; finishing is all that is left.
  SERVICE_ENDED("conversation.service-ended", Kind.CONFLICT),
  /// The agent must end the service before finishing.
  STILL_OPEN("conversation.still-open", Kind.CONFLICT),
  TRANSFER_TO_SELF("conversation.transfer-to-self", Kind.INVALID),
  TEXT_BLANK("conversation.text-blank", Kind.INVALID),
  TEXT_TOO_LONG("conversation.text-too-long", Kind.INVALID),
  /// The text holds characters that cannot be stored: U+0000 or half of a surrogate pair.
  TEXT_UNREADABLE("conversation.text-unreadable", Kind.INVALID),
  NOTE_TOO_LONG("conversation.note-too-long", Kind.INVALID),
  COMMENT_TOO_LONG("conversation.comment-too-long", Kind.INVALID),
  SCORE_OUT_OF_RANGE("conversation.score-out-of-range", Kind.INVALID),
  NOT_RATEABLE("conversation.not-rateable", Kind.CONFLICT),
  ALREADY_RATED("conversation.already-rated", Kind.CONFLICT),
  /// There is a call already.
  CALL_ALREADY("conversation.call-already", Kind.CONFLICT),
  /// It is not the present call, or there is none.
  CALL_GONE("conversation.call-gone", Kind.CONFLICT),
  /// It rings still, so that no connection of it can be lost.
  CALL_NOT_ACCEPTED("conversation.call-not-accepted", Kind.CONFLICT),
  /// Only the side that was called may accept.
  CALL_NOT_YOURS_TO_ACCEPT("conversation.call-not-yours-to-accept", Kind.FORBIDDEN),
  /// One side asks for calls too often.
  CALL_TOO_OFTEN("conversation.call-too-often", Kind.TOO_MANY),
  CALL_TOOK_OUT_OF_RANGE("conversation.call-took-out-of-range", Kind.INVALID),
  /// Too many commands wait; come again shortly.
  BUSY("conversation.busy", Kind.UNAVAILABLE),
  /// The database cannot be reached, so whether it was done is unknown; come again with the same
  /// id.
  UNAVAILABLE("conversation.unavailable", Kind.UNAVAILABLE);

  private final String code;
  private final Kind kind;

  ConversationFault(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /// Whether the same command may succeed when it comes again, with nothing else changed.
  public boolean again() {
    return this == BUSY || this == UNAVAILABLE;
  }

  /// Whether a conversation that is not offered for this reason stands in no line any more, so that
  /// whoever stood behind overtakes nobody.
  boolean outOfLine() {
    return this == NOT_WAITING || this == CUSTOMER_AWAY || this == ENDED || this == NOT_FOUND;
  }
}
