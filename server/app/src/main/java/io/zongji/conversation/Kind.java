package io.zongji.conversation;

/// The kinds of facts; their names are stored and never change.
public enum Kind {
  ENTERED(Fact.Entered.class),
  MODULE_REACHED(Fact.ModuleReached.class),
  MESSAGE(Fact.Message.class),
  ANSWER_WRONG(Fact.AnswerWrong.class),
  ANSWER_AWAITED(Fact.AnswerAwaited.class),
  ASKED(Fact.Asked.class),
  QUEUED(Fact.Queued.class),
  NOBODY_ONLINE_SINCE(Fact.NobodyOnlineSince.class),
  SOMEBODY_ONLINE(Fact.SomebodyOnline.class),
  TRANSFER_FAILED(Fact.TransferFailed.class),
  OFFERED(Fact.Offered.class),
  MISSED(Fact.Missed.class),
  DECLINED(Fact.Declined.class),
  OFFER_WITHDRAWN(Fact.OfferWithdrawn.class),
  ACCEPTED(Fact.Accepted.class),
  TRANSFERRED(Fact.Transferred.class),
  NOTED(Fact.Noted.class),
  PUT_BACK(Fact.PutBack.class),
  SERVICE_ENDED(Fact.ServiceEnded.class),
  FINISHED(Fact.Finished.class),
  CUSTOMER_AWAY(Fact.CustomerAway.class),
  CUSTOMER_BACK(Fact.CustomerBack.class),
  ABANDONED(Fact.Abandoned.class),
  RATED(Fact.Rated.class),
  ENDED(Fact.Ended.class),
  CALL_ASKED(Fact.CallAsked.class),
  CALL_ACCEPTED(Fact.CallAccepted.class),
  CALL_CONNECTED(Fact.CallConnected.class),
  CALL_FIRST_FRAME(Fact.CallFirstFrame.class),
  CALL_MEDIA(Fact.CallMedia.class),
  CALL_JOINED(Fact.CallJoined.class),
  CALL_MOVED(Fact.CallMoved.class),
  CALL_ENDED(Fact.CallEnded.class);

  private final Class<? extends Fact> type;

  Kind(Class<? extends Fact> type) {
    this.type = type;
  }

  Class<? extends Fact> type() {
    return type;
  }

  static Kind of(Fact fact) {
    return switch (fact) {
      case Fact.Entered _ -> ENTERED;
      case Fact.ModuleReached _ -> MODULE_REACHED;
      case Fact.Message _ -> MESSAGE;
      case Fact.AnswerWrong _ -> ANSWER_WRONG;
      case Fact.AnswerAwaited _ -> ANSWER_AWAITED;
      case Fact.Asked _ -> ASKED;
      case Fact.Queued _ -> QUEUED;
      case Fact.NobodyOnlineSince _ -> NOBODY_ONLINE_SINCE;
      case Fact.SomebodyOnline _ -> SOMEBODY_ONLINE;
      case Fact.TransferFailed _ -> TRANSFER_FAILED;
      case Fact.Offered _ -> OFFERED;
      case Fact.Missed _ -> MISSED;
      case Fact.Declined _ -> DECLINED;
      case Fact.OfferWithdrawn _ -> OFFER_WITHDRAWN;
      case Fact.Accepted _ -> ACCEPTED;
      case Fact.Transferred _ -> TRANSFERRED;
      case Fact.Noted _ -> NOTED;
      case Fact.PutBack _ -> PUT_BACK;
      case Fact.ServiceEnded _ -> SERVICE_ENDED;
      case Fact.Finished _ -> FINISHED;
      case Fact.CustomerAway _ -> CUSTOMER_AWAY;
      case Fact.CustomerBack _ -> CUSTOMER_BACK;
      case Fact.Abandoned _ -> ABANDONED;
      case Fact.Rated _ -> RATED;
      case Fact.Ended _ -> ENDED;
      case Fact.OfCall call -> ofCall(call);
    };
  }

  private static Kind ofCall(Fact.OfCall fact) {
    return switch (fact) {
      case Fact.CallAsked _ -> CALL_ASKED;
      case Fact.CallAccepted _ -> CALL_ACCEPTED;
      case Fact.CallConnected _ -> CALL_CONNECTED;
      case Fact.CallFirstFrame _ -> CALL_FIRST_FRAME;
      case Fact.CallMedia _ -> CALL_MEDIA;
      case Fact.CallJoined _ -> CALL_JOINED;
      case Fact.CallMoved _ -> CALL_MOVED;
      case Fact.CallEnded _ -> CALL_ENDED;
    };
  }
}
