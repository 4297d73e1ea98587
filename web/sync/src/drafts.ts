import type { Storage } from './ports';

/** Texts that were begun and not sent, one for each conversation; they survive a reload. */
export class Drafts {
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, scope: string) {
    this.#storage = storage;
    this.#prefix = `${scope}.draft.`;
  }

  get(conversation: string): string {
    return this.#storage.get(this.#prefix + conversation) ?? '';
  }

  set(conversation: string, text: string): void {
    if (text === '') this.#storage.remove(this.#prefix + conversation);
    else this.#storage.set(this.#prefix + conversation, text);
  }

  /** Forgets the drafts of all conversations that `keep` does not name. */
  prune(keep: ReadonlySet<string>): void {
    for (const key of this.#storage.keys(this.#prefix)) {
      if (!keep.has(key.slice(this.#prefix.length))) this.#storage.remove(key);
    }
  }
}
