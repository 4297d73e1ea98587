import type { Timers } from './ports';

/** A fetch that brought nothing within this many milliseconds is sent again. */
const FETCH_WITHIN = 5_000;
/** What is known to exist usually arrives by itself within this many milliseconds. */
const ARRIVES_WITHIN = 2_000;

/** Remembers up to where each conversation should be known, and fetches what is missing. */
export class Gaps {
  readonly #timers: Timers;
  readonly #fetch: (conversation: string, after: number) => void;
  readonly #wanted = new Map<string, number>();
  /** From where a fetch is under way. */
  readonly #fetched = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  constructor(timers: Timers, fetch: (conversation: string, after: number) => void) {
    this.#timers = timers;
    this.#fetch = fetch;
  }

  /** Something up to `upTo` is known to exist, while everything up to `last` is here. */
  check(conversation: string, last: number, upTo: number): void {
    const wanted = Math.max(upTo, this.#wanted.get(conversation) ?? 0);
    this.#wanted.set(conversation, wanted);
    if (last >= wanted) this.#settle(conversation);
    else if (this.#fetched.get(conversation) !== last) this.#ask(conversation, last);
  }

  /** Something up to `upTo` was committed and should arrive by itself; it is fetched if it does not. */
  expect(conversation: string, last: number, upTo: number): void {
    const wanted = Math.max(upTo, this.#wanted.get(conversation) ?? 0);
    this.#wanted.set(conversation, wanted);
    if (last >= wanted) this.#settle(conversation);
    else if (!this.#waiting.has(conversation)) {
      const ask = () => this.#ask(conversation, last);
      this.#waiting.set(conversation, this.#timers.after(ARRIVES_WITHIN, ask));
    }
  }

  /** A range came and was applied up to `last`: whatever is still missing is asked for at once. */
  applied(conversation: string, last: number): void {
    this.#settle(conversation);
    this.check(conversation, last, 0);
  }

  /** The line broke; what is missing comes with the next welcome. */
  clear(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
    this.#fetched.clear();
    this.#wanted.clear();
  }

  #ask(conversation: string, after: number): void {
    this.#settle(conversation);
    this.#fetched.set(conversation, after);
    this.#fetch(conversation, after);
    this.#waiting.set(
      conversation,
      this.#timers.after(FETCH_WITHIN, () => this.#ask(conversation, after)),
    );
  }

  #settle(conversation: string): void {
    this.#waiting.get(conversation)?.();
    this.#waiting.delete(conversation);
    this.#fetched.delete(conversation);
  }
}
