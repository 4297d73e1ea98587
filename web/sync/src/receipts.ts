import type { Receipt } from '@zongji/protocol';
import type { Timers } from './ports';

/** Up to which sequence number the other side has received and read. */
export interface Reached {
  readonly delivered: number;
  readonly read: number;
}

/** Nothing received yet. */
export const NOTHING_REACHED: Reached = { delivered: 0, read: 0 };

/** Receipts only ever grow; a late one changes nothing. */
export function grow(reached: Reached, receipt: Pick<Receipt, 'delivered' | 'read'>): Reached {
  const read = Math.max(reached.read, receipt.read);
  const delivered = Math.max(reached.delivered, receipt.delivered, read);
  if (read === reached.read && delivered === reached.delivered) return reached;
  return { delivered, read };
}

/** Reading is told this long after it happened, several at once, in milliseconds. */
const READ_AFTER = 250;

/** Tells how far this side has read, coalesced, and again when the line comes back. */
export class ReadTold {
  readonly #timers: Timers;
  readonly #send: (conversation: string, upTo: number) => boolean;
  readonly #wanted = new Map<string, number>();
  readonly #told = new Map<string, number>();
  #cancel: (() => void) | null = null;

  constructor(timers: Timers, send: (conversation: string, upTo: number) => boolean) {
    this.#timers = timers;
    this.#send = send;
  }

  read(conversation: string, upTo: number): void {
    if (upTo <= (this.#wanted.get(conversation) ?? 0)) return;
    this.#wanted.set(conversation, upTo);
    this.#cancel ??= this.#timers.after(READ_AFTER, () => this.flush());
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    for (const [conversation, upTo] of this.#wanted) {
      if (upTo <= (this.#told.get(conversation) ?? 0)) continue;
      if (this.#send(conversation, upTo)) this.#told.set(conversation, upTo);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
