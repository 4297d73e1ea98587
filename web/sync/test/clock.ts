import type { Timers } from '../src/index';

/** A time that stands until somebody moves it. */
export abstract class HandTime implements Timers {
  #now = Date.parse('2026-01-01T00:00:00Z');
  #next = 0;
  readonly #due = new Map<number, { readonly at: number; readonly run: () => void }>();

  readonly now = (): number => this.#now;

  readonly after = (millis: number, run: () => void): (() => void) => {
    this.#next += 1;
    const id = this.#next;
    this.#due.set(id, { at: this.#now + millis, run });
    return () => this.#due.delete(id);
  };

  /** Goes on by so much, and stops at everything that is due on the way: it is to be run there. */
  protected *until(millis: number): Generator<() => void> {
    const until = this.#now + millis;
    for (;;) {
      const [id, first] = [...this.#due].sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0] ?? [];
      if (id === undefined || first === undefined || first.at > until) break;
      this.#due.delete(id);
      this.#now = Math.max(this.#now, first.at);
      yield first.run;
    }
    this.#now = until;
  }
}
