import type { CustomerEntry, Earlier } from '@zongji/protocol';
import type { CustomerClient } from '@zongji/sync';
import { conversations, type Entered, type Server, timeline } from './api';

/** One earlier conversation, or the part of it that was read. `at` is milliseconds since 1970. */
export interface Block {
  readonly id: string;
  readonly at: number;
  readonly entries: readonly CustomerEntry[];
  readonly from: number;
}

/** How much of the past is left. */
export type PastState = 'none' | 'more' | 'loading' | 'failed' | 'end';

/** Reads the past piece by piece: this conversation first, then the ones before it. */
export class Past {
  readonly #server: Server;
  readonly #entered: Entered;
  readonly #client: CustomerClient;
  readonly #changed: () => void;
  #blocks: readonly Block[] = [];
  #state: 'more' | 'loading' | 'failed' | 'end' = 'more';
  #earlier: readonly Earlier[] | null = null;

  constructor(server: Server, entered: Entered, client: CustomerClient, changed: () => void) {
    this.#server = server;
    this.#entered = entered;
    this.#client = client;
    this.#changed = changed;
  }

  /** Oldest first. */
  blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** Nobody is offered a look at a past that is not there. */
  state(): PastState {
    const before = (this.#earlier?.length ?? 0) > 0 || this.#client.view().timeline.from > 0;
    return before ? this.#state : 'none';
  }

  /** Finds out whether there were conversations before this one. */
  async look(): Promise<void> {
    try {
      await this.#list();
    } catch {
      // Asked again with the first wish to see it.
    }
    this.#changed();
  }

  async more(): Promise<void> {
    if (this.state() === 'none' || this.#state === 'loading' || this.#state === 'end') return;
    this.#set('loading');
    try {
      this.#set((await this.#read()) ? 'more' : 'end');
    } catch {
      this.#set('failed');
    }
  }

  async #read(): Promise<boolean> {
    const { from } = this.#client.view().timeline;
    if (from > 0) {
      const page = await timeline(this.#server, this.#entered, from + 1);
      this.#client.addOlder(page.entries, page.from);
      return page.from > 0 || (await this.#list()).length > 0;
    }
    const all = await this.#list();
    const [oldest] = this.#blocks;
    if (oldest !== undefined && oldest.from > 0) {
      const page = await this.#page(oldest.id, oldest.from + 1);
      const entries = [...page.entries, ...oldest.entries];
      this.#blocks = [{ ...oldest, from: page.from, entries }, ...this.#blocks.slice(1)];
      return page.from > 0 || this.#blocks.length < all.length;
    }
    const next = all[this.#blocks.length];
    if (next === undefined) return false;
    const page = await this.#page(next.id, null);
    this.#blocks = [{ id: next.id, at: next.enteredAt, ...page }, ...this.#blocks];
    return page.from > 0 || this.#blocks.length < all.length;
  }

  #page(conversation: string, before: number | null) {
    return timeline(this.#server, { token: this.#entered.token, conversation }, before);
  }

  async #list(): Promise<readonly Earlier[]> {
    if (this.#earlier === null) {
      const all = await conversations(this.#server, this.#entered.token);
      this.#earlier = all.filter((one) => one.id !== this.#entered.conversation);
    }
    return this.#earlier;
  }

  #set(state: 'more' | 'loading' | 'failed' | 'end'): void {
    this.#state = state;
    this.#changed();
  }
}
