import type { CallMedia, CallReport, Signal } from '@zongji/protocol';
import type { Answer, Outbox, OutboxLine } from './outbox';
import type { Ports } from './ports';
import { type SignalNews, type SignalSaid, Signals } from './signals';

/** What a page does with the calls of its conversations; both sides do the same. */
export interface CallLine {
  /** Asks for a call. */
  readonly ask: (conversation: string, media: CallMedia) => Promise<Answer>;
  readonly accept: (conversation: string, call: string) => Promise<Answer>;
  /** Declines, cancels or hangs up, as the call stands. */
  readonly end: (conversation: string, call: string) => Promise<Answer>;
  /** The connection is lost for good: ends a call that nobody hung up. */
  readonly lose: (conversation: string, call: string) => Promise<Answer>;
  readonly change: (conversation: string, call: string, media: CallMedia) => Promise<Answer>;
  /** Tells what this page has measured, in milliseconds since the acceptance. */
  readonly report: (conversation: string, call: string, what: CallReport, tookMs: number) => void;
  readonly signal: (conversation: string, call: string, leg: string, data: SignalSaid) => void;
  /** Hears signals until the returned function is called. */
  readonly listen: (listener: (news: SignalNews) => void) => () => void;
  /** Nothing more of this leg is sent. */
  readonly forget: (leg: string) => void;
}

/** Longest time that a report may tell, in milliseconds. */
const TOOK_MAX = 600_000;

/** The calls' part of a client: acts by the outbox, signals beside it, reports kept for the line. */
export class CallDesk implements CallLine {
  readonly #ports: Ports;
  readonly #outbox: Outbox;
  readonly #line: OutboxLine;
  readonly #signals: Signals;
  #reports: readonly object[] = [];

  constructor(ports: Ports, line: OutboxLine, outbox: Outbox) {
    this.#ports = ports;
    this.#line = line;
    this.#outbox = outbox;
    this.#signals = new Signals(ports.timers, line);
  }

  readonly ask = (conversation: string, media: CallMedia): Promise<Answer> =>
    this.#act('call', conversation, { media });

  readonly accept = (conversation: string, call: string): Promise<Answer> =>
    this.#act('call-accept', conversation, { call });

  readonly end = (conversation: string, call: string): Promise<Answer> =>
    this.#act('call-end', conversation, { call });

  readonly lose = (conversation: string, call: string): Promise<Answer> =>
    this.#act('call-lost', conversation, { call });

  readonly change = (conversation: string, call: string, media: CallMedia): Promise<Answer> =>
    this.#act('call-media', conversation, { call, media });

  readonly report = (
    conversation: string,
    call: string,
    what: CallReport,
    tookMs: number,
  ): void => {
    const took = Math.min(TOOK_MAX, Math.max(0, Math.round(tookMs)));
    const frame = { op: 'call-report', conversation, call, what, tookMs: took };
    if (this.#line.send(frame) === null) this.#reports = [...this.#reports, frame];
  };

  readonly signal: CallLine['signal'] = (conversation, call, leg, data) =>
    this.#signals.send(conversation, call, leg, data);

  readonly listen: CallLine['listen'] = (listener) => this.#signals.listen(listener);

  readonly forget: CallLine['forget'] = (leg) => this.#signals.forget(leg);

  heard(signal: Signal): void {
    this.#signals.heard(signal);
  }

  done(ref: number): void {
    this.#signals.done(ref);
  }

  refused(ref: number, code: string, again: boolean): void {
    this.#signals.refused(ref, code, again);
  }

  lineReady(): void {
    const kept = this.#reports;
    this.#reports = [];
    for (const frame of kept) this.#line.send(frame);
    this.#signals.lineReady();
  }

  stop(): void {
    this.#signals.stop();
  }

  #act(op: string, conversation: string, more: object): Promise<Answer> {
    const clientId = this.#ports.newId();
    return this.#outbox.act({
      conversation,
      clientId,
      frame: { op, conversation, clientId, ...more },
    });
  }
}
