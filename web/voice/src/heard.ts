import { Source } from './source';

/** Where the browser keeps a text under a name. */
export interface Keeper {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
}

/** So many voice messages are remembered; the oldest are forgotten. */
const KEPT_MAX = 500;

/** Remembers, through reloads, which voice messages were played. */
export class Heard {
  readonly #keeper: Keeper;
  readonly #key: string;
  readonly #ids: Source<readonly string[]>;

  constructor(keeper: Keeper, key: string) {
    this.#keeper = keeper;
    this.#key = key;
    this.#ids = new Source((keeper.get(key) ?? '').split(' ').filter((id) => id !== ''));
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#ids.subscribe(listener);

  has(id: string): boolean {
    return this.#ids.get().includes(id);
  }

  add(id: string): void {
    if (this.has(id)) return;
    const ids = [...this.#ids.get(), id].slice(-KEPT_MAX);
    this.#keeper.set(this.#key, ids.join(' '));
    this.#ids.set(ids);
  }
}
