/** Texts that the customer's page and the mini program say alike, in one language. */
export interface SharedWords {
  readonly title: string;
  readonly loading: string;
  readonly retry: string;
  readonly cancel: string;
  readonly placeholder: string;
  readonly send: string;
  readonly picture: string;
  readonly end: string;
  readonly endAsk: string;
  readonly endDo: string;
  readonly endNote: string;
  readonly agent: string;
  readonly agentNumber: (number: string) => string;
  readonly typing: string;
  readonly sending: string;
  readonly sent: string;
  readonly delivered: string;
  readonly read: string;
  readonly failed: string;
  readonly discard: string;
  readonly queueTitle: string;
  readonly queueAhead: (ahead: number) => string;
  readonly queueNext: string;
  readonly queueNote: string;
  readonly queueNobody: string;
  readonly queueNobodyNote: string;
  readonly queueCancel: string;
  readonly queueCancelAsk: string;
  readonly queueCancelDo: string;
  readonly queueStay: string;
  readonly ringing: string;
  readonly statusFlow: string;
  readonly statusWaiting: string;
  readonly statusServed: (name: string) => string;
  readonly statusEnded: string;
  readonly connecting: string;
  readonly lostNow: string;
  readonly replaced: string;
  readonly older: string;
  readonly olderLoading: string;
  readonly olderFailed: string;
  readonly beginning: string;
  readonly newer: string;
  readonly ended: Readonly<Record<string, string>>;
  readonly endedElse: string;
  readonly rateAsk: string;
  readonly rateStars: readonly [string, string, string, string, string];
  readonly rateComment: string;
  readonly rateSend: string;
  readonly rateThanks: string;
  readonly again: string;
  readonly notices: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly faultElse: string;
  readonly trouble: Readonly<Record<string, { readonly title: string; readonly detail: string }>>;
  readonly uploading: (percent: number) => string;
  readonly tooLong: (over: number) => string;
  readonly voiceCall: string;
  readonly videoCall: string;
  /** Lines of a call between the messages; `call` is its kind in words. */
  readonly callLine: {
    readonly askedByMe: (call: string) => string;
    readonly askedByAgent: (call: string) => string;
    readonly changed: (call: string) => string;
    readonly joined: string;
    readonly moved: string;
    readonly talked: (call: string, time: string, who: string) => string;
    /** How a call ended that was not talked, by reason; of two of them also by whom. */
    readonly missed: Readonly<Record<string, string>>;
    readonly missedElse: string;
    /** Who ended a call that was talked, or why it ended. */
    readonly over: Readonly<Record<string, string>>;
  };
}

/** Words for a refusal. */
export function faultWords(words: SharedWords, code: string): string {
  return words.faults[code] ?? words.faultElse;
}
