import type { Task } from '@zongji/protocol';
import { Listeners, type Readable } from '@zongji/sync';

/** Which column a narrow screen shows. */
export type Column = 'tasks' | 'conversation' | 'customer';

/** What the middle of the workspace shows. */
export interface Pane {
  /** The conversation, as the desk last told it; null while there is none. */
  readonly shown: Task | null;
  /** Whether it has left the desk without the person's doing. It stays until the person goes on. */
  readonly gone: boolean;
  /** Whether the person brought it here, so that it may take the focus. */
  readonly mine: boolean;
  readonly column: Column;
  /** Grows with everything that the person opens. */
  readonly turns: number;
}

const NOTHING: Pane = { shown: null, gone: false, mine: false, column: 'tasks', turns: 0 };

/** Remembers through a reload what was open. */
export interface Remembered {
  readonly get: () => string | null;
  readonly set: (conversation: string | null) => void;
}

/**
 * What is open. Only the person changes it while a conversation is open: an offer that comes waits
 * beside it, and a conversation that is taken away stays on the screen until the person turns from it.
 * While nothing is open, what comes first comes up by itself, without the focus.
 */
export class Panes implements Readable<Pane> {
  readonly #remembered: Remembered;
  readonly #listeners = new Listeners();
  readonly #letGo = new Set<string>();
  #pane: Pane = NOTHING;
  #tasks: readonly Task[] | null = null;
  /** The conversation to go back to when an offer that is looked at goes. */
  #before: string | null = null;

  constructor(remembered: Remembered) {
    this.#remembered = remembered;
  }

  readonly view = (): Pane => this.#pane;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** The person turns to a conversation. */
  readonly open = (conversation: string): void => {
    const task = this.#tasks?.find((one) => one.conversation === conversation);
    if (task === undefined) return;
    const { shown, turns } = this.#pane;
    if (shown !== null && shown.state !== 'OFFERED') this.#before = shown.conversation;
    this.#letGo.delete(conversation);
    this.#show({ shown: task, gone: false, mine: true, column: 'conversation', turns: turns + 1 });
  };

  /** The person turns to another column of a narrow screen. */
  readonly turn = (column: Column): void => this.#show({ ...this.#pane, column });

  /** The person gives a conversation away: it goes without leaving anything on the screen. */
  readonly letGo = (conversation: string): void => {
    this.#letGo.add(conversation);
  };

  /** What was to be given away stays. */
  readonly keep = (conversation: string): void => {
    this.#letGo.delete(conversation);
  };

  /** The person has seen that it is gone. */
  readonly close = (): void => {
    if (!this.#pane.gone) return;
    this.#show({ ...this.#pane, shown: null, gone: false });
    this.arranged(this.#tasks ?? []);
  };

  /** The desk was told anew. */
  readonly arranged = (tasks: readonly Task[]): void => {
    const first = this.#tasks === null;
    this.#tasks = tasks;
    const { shown } = this.#pane;
    if (shown === null) {
      this.#comeUp(first ? this.#remembered.get() : null, first);
      return;
    }
    const task = this.#on(shown.conversation);
    if (task !== null) {
      if (task !== shown || this.#pane.gone)
        this.#show({ ...this.#pane, shown: task, gone: false });
    } else if (shown.state === 'OFFERED' || this.#letGo.delete(shown.conversation)) {
      this.#comeUp(this.#before, false);
    } else if (!this.#pane.gone) {
      this.#show({ ...this.#pane, gone: true });
    }
  };

  #on(conversation: string | null): Task | null {
    return this.#tasks?.find((one) => one.conversation === conversation) ?? null;
  }

  /** Shows what was wanted if it is there, else what is most pressing; nothing takes the focus. */
  #comeUp(wanted: string | null, mine: boolean): void {
    const known = this.#on(wanted);
    const shown = known ?? pressing(this.#tasks ?? []);
    const column = shown === null ? 'tasks' : this.#pane.column;
    if (shown === this.#pane.shown) return;
    this.#show({ ...this.#pane, shown, gone: false, mine: mine && known !== null, column });
  }

  #show(pane: Pane): void {
    if (pane.shown?.conversation !== this.#pane.shown?.conversation && pane.shown !== null) {
      this.#remembered.set(pane.shown.conversation);
    }
    this.#pane = pane;
    this.#listeners.tell();
  }
}

function pressing(tasks: readonly Task[]): Task | null {
  const ranked = (['OFFERED', 'SERVED', 'WRAP_UP'] as const).flatMap((state) =>
    tasks.filter((task) => task.state === state).toSorted((one, other) => one.since - other.since),
  );
  return ranked[0] ?? null;
}
