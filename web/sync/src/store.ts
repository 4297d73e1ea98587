/** A value that tells when it changes. */
export interface Readable<T> {
  /** The value now; the same object until the next change. */
  readonly view: () => T;
  /** Calls `listener` after each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps the listeners of one thing. */
export class Listeners {
  readonly #all = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(): void {
    for (const listener of [...this.#all]) listener();
  }
}
