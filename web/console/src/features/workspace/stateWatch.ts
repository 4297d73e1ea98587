import type { Chosen, Desk } from '@zongji/protocol';
import { isObject, json } from '@zongji/protocol';
import { Listeners, type Readable, type Storage } from '@zongji/sync';

/** What the system made of the agent's state; `sure` when this page saw that nobody chose it. */
export interface SetBySystem {
  readonly chosen: Exclude<Chosen, 'IDLE'>;
  readonly sure: boolean;
}

interface Known {
  readonly chosen: string;
  readonly set: SetBySystem | null;
}

/**
 * Notices when the agent's state becomes another without the agent's doing: to rest after a missed
 * offer, offline after an absence. It is remembered through a reload, until the agent has seen it.
 */
export class StateWatch implements Readable<SetBySystem | null> {
  readonly #storage: Storage;
  readonly #key: string;
  readonly #listeners = new Listeners();
  #set: SetBySystem | null = null;
  #asked: Chosen | null = null;
  /** Whether this page has had the desk without a break since it last looked. */
  #here = false;

  constructor(storage: Storage, scope: string) {
    this.#storage = storage;
    this.#key = `${scope}.state`;
  }

  /** What the agent is to be told; null when nothing. */
  readonly view = (): SetBySystem | null => this.#set;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** The agent chooses; null when that was refused. */
  asked(chosen: Chosen | null): void {
    this.#asked = chosen;
  }

  /** Another window, perhaps of another machine, has the desk: what is chosen there is no surprise. */
  left(): void {
    this.#here = false;
    this.#storage.remove(this.#key);
  }

  /** The desk was told. */
  told(desk: Desk): void {
    this.#show(this.#look(desk));
  }

  #look({ chosen }: Desk): SetBySystem | null {
    const known = this.#known();
    const here = this.#here;
    this.#here = true;
    if (known?.chosen === chosen) return known.set;
    const surprise = known !== null && known.chosen !== 'OFFLINE' && this.#asked !== chosen;
    const set = surprise && chosen !== 'IDLE' ? { chosen, sure: here } : null;
    this.#asked = null;
    this.#keep({ chosen, set });
    return set;
  }

  /** The agent has seen it. */
  seen(): void {
    const known = this.#known();
    if (known !== null) this.#keep({ ...known, set: null });
    this.#show(null);
  }

  #show(set: SetBySystem | null): void {
    const same = set?.chosen === this.#set?.chosen && set?.sure === this.#set?.sure;
    if (same) return;
    this.#set = set;
    this.#listeners.tell();
  }

  #keep(known: Known): void {
    this.#storage.set(this.#key, JSON.stringify(known));
  }

  #known(): Known | null {
    try {
      const kept = json(this.#storage.get(this.#key) ?? '', this.#key);
      if (!isObject(kept) || typeof kept.chosen !== 'string') return null;
      return { chosen: kept.chosen, set: setOf(kept.set) };
    } catch {
      return null;
    }
  }
}

function setOf(kept: unknown): SetBySystem | null {
  if (!isObject(kept)) return null;
  const { chosen, sure } = kept;
  return chosen === 'REST' || chosen === 'OFFLINE' ? { chosen, sure: sure === true } : null;
}
