import type { Timers } from './ports';

/** One's own typing is told at most this often, in milliseconds. */
export const TYPING_EVERY = 2_000;
/** The other's typing is shown for this long after it was last told, in milliseconds. */
export const TYPING_SHOWN = 5_000;

/** Tells at most every two seconds that this side types. */
export class TypingTold {
  readonly #timers: Timers;
  readonly #told = new Map<string, number>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Whether it is time to tell it again; remembers that it was told. */
  due(conversation: string): boolean {
    const now = this.#timers.now();
    const last = this.#told.get(conversation);
    if (last !== undefined && now - last < TYPING_EVERY && now >= last) return false;
    this.#told.set(conversation, now);
    return true;
  }

  /** A message went out: the next key tells at once. */
  sent(conversation: string): void {
    this.#told.delete(conversation);
  }
}

/** Remembers who on the other side types just now. */
export class TypingSeen {
  readonly #timers: Timers;
  readonly #changed: () => void;
  readonly #cancels = new Map<string, () => void>();

  constructor(timers: Timers, changed: () => void) {
    this.#timers = timers;
    this.#changed = changed;
  }

  has(conversation: string): boolean {
    return this.#cancels.has(conversation);
  }

  heard(conversation: string): void {
    const known = this.#cancels.get(conversation);
    known?.();
    this.#cancels.set(
      conversation,
      this.#timers.after(TYPING_SHOWN, () => this.over(conversation)),
    );
    if (known === undefined) this.#changed();
  }

  /** The other side said what it typed, or stopped. */
  over(conversation: string): void {
    const known = this.#cancels.get(conversation);
    if (known === undefined) return;
    known();
    this.#cancels.delete(conversation);
    this.#changed();
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
