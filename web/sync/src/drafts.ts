import type { Storage } from './ports';
import { Listeners, type Readable } from './store';

/** Texts that were begun and not sent, one for each conversation; they survive a reload. */
export class Drafts implements Readable<ReadonlyMap<string, string>> {
  readonly #storage: Storage;
  readonly #prefix: string;
  readonly #listeners = new Listeners();
  #all: ReadonlyMap<string, string> | null = null;

  constructor(storage: Storage, scope: string) {
    this.#storage = storage;
    this.#prefix = `${scope}.draft.`;
  }

  /** All of them, by conversation. */
  readonly view = (): ReadonlyMap<string, string> => {
    this.#all ??= new Map(
      this.#storage
        .keys(this.#prefix)
        .map((key) => [key.slice(this.#prefix.length), this.#storage.get(key) ?? '']),
    );
    return this.#all;
  };

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** Another window may have written meanwhile. */
  refresh(): void {
    this.#all = null;
    this.#listeners.tell();
  }

  get(conversation: string): string {
    return this.#storage.get(this.#prefix + conversation) ?? '';
  }

  set(conversation: string, text: string): void {
    if (text === '') this.#storage.remove(this.#prefix + conversation);
    else this.#storage.set(this.#prefix + conversation, text);
    this.#all = null;
    this.#listeners.tell();
  }
}
