import type { Signal } from '@zongji/protocol';
import type { OutboxLine } from './outbox';
import type { Timers } from './ports';

/** What the page of a call hears from its line. */
export type SignalNews =
  | { readonly kind: 'signal'; readonly signal: Signal }
  /** The server did not take what this leg said, and will not take it later. */
  | {
      readonly kind: 'refused';
      readonly call: string;
      readonly leg: string;
      readonly code: string;
    }
  /** The line is there again: whoever is in a call joins it again with the same leg. */
  | { readonly kind: 'back' };

/** A signal that was refused because the server was busy goes out again after this, in milliseconds. */
const AGAIN_AFTER = 400;

/** What a page says in a signal: its type and whatever belongs to it. */
export interface SignalSaid {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface Sent {
  readonly conversation: string;
  readonly call: string;
  readonly leg: string;
  readonly data: SignalSaid;
  ref: number | null;
}

/**
 * Sends the signals of calls in order, several at a time, each until it is answered.
 *
 * What was unanswered when the line broke goes out again, behind the join that the call's page
 * says first; a signal may so arrive twice, which changes nothing at the other side.
 */
export class Signals {
  readonly #line: OutboxLine;
  readonly #timers: Timers;
  readonly #listeners = new Set<(news: SignalNews) => void>();
  #sent: readonly Sent[] = [];
  #cancels = new Set<() => void>();

  constructor(timers: Timers, line: OutboxLine) {
    this.#timers = timers;
    this.#line = line;
  }

  listen(listener: (news: SignalNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(conversation: string, call: string, leg: string, data: SignalSaid): void {
    const one: Sent = { conversation, call, leg, data, ref: null };
    this.#sent = [...this.#sent, one];
    this.#launch(one);
  }

  heard(signal: Signal): void {
    this.#tell({ kind: 'signal', signal });
  }

  /** The server took the signal with this `ref`. */
  done(ref: number): void {
    this.#sent = this.#sent.filter((one) => one.ref !== ref);
  }

  refused(ref: number, code: string, again: boolean): void {
    const one = this.#sent.find((sent) => sent.ref === ref);
    if (one === undefined) return;
    if (again) {
      one.ref = null;
      const cancel = this.#timers.after(AGAIN_AFTER, () => {
        this.#cancels.delete(cancel);
        if (one.ref === null && this.#sent.includes(one)) this.#launch(one);
      });
      this.#cancels.add(cancel);
      return;
    }
    this.#sent = this.#sent.filter((sent) => sent !== one);
    this.#tell({ kind: 'refused', call: one.call, leg: one.leg, code });
  }

  lineReady(): void {
    const unanswered = this.#sent.filter((one) => one.data.type !== 'join');
    this.#sent = [];
    this.#tell({ kind: 'back' });
    this.#sent = [...this.#sent, ...unanswered];
    for (const one of unanswered) this.#launch(one);
  }

  /** A call's page is gone: nothing more of it is sent. */
  forget(leg: string): void {
    this.#sent = this.#sent.filter((one) => one.leg !== leg);
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #launch(one: Sent): void {
    const { conversation, call, leg, data } = one;
    one.ref = this.#line.send({ op: 'signal', conversation, call, leg, data });
  }

  #tell(news: SignalNews): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}
