import { type Content, isObject, json, readContent, type Said } from '@zongji/protocol';
import type { Ports } from './ports';

/** Something to do. */
export interface Act {
  /** Acts of one conversation keep their order; empty for what belongs to none. */
  readonly conversation: string;
  readonly clientId: string;
  /** What is sent: everything but its `ref`. */
  readonly frame: object;
}

/** How far something said by this side has come. */
export type ParcelState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'flying'; readonly ref: number }
  | { readonly kind: 'resting' }
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string | null };

/** Something this side said that its timeline does not show yet. */
export interface Parcel {
  readonly clientId: string;
  readonly conversation: string;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
  readonly content: Content;
  readonly state: ParcelState;
}

/** What became of an act. */
export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string | null };

/** An unanswered act after this many milliseconds means that the line is not to be trusted. */
const ANSWER_WITHIN = 15_000;
/** Shortest and longest rest before an act is tried again that the server was too busy for. */
const REST_MIN = 500;
const REST_MAX = 4_000;

interface Item {
  readonly act: Act;
  readonly order: number;
  readonly at: number;
  readonly content: Content | null;
  readonly settle: (answer: Answer) => void;
  state: ParcelState;
}

/** What the outbox needs of its line. */
export interface OutboxLine {
  /** Sends and returns the `ref`, or null while there is no line. */
  readonly send: (op: object) => number | null;
  readonly reset: () => void;
}

/**
 * Sends what this side does, in the order in which it was done, exactly once.
 *
 * Of each conversation one act is in the air at a time; the next goes out when it is answered. An
 * act whose answer was lost is sent again with the same client id, which the server answers without
 * doing it twice. What was said is kept in storage until it is answered, so a reload sends it too.
 */
export class Outbox {
  readonly #ports: Ports;
  readonly #line: OutboxLine;
  readonly #prefix: string;
  readonly #changed: () => void;
  #items: readonly Item[] = [];
  #order = 0;
  #parcels: readonly Parcel[] | null = null;
  #cancels = new Map<string, () => void>();

  constructor(ports: Ports, line: OutboxLine, scope: string, changed: () => void) {
    this.#ports = ports;
    this.#line = line;
    this.#prefix = `${scope}.out.`;
    this.#changed = changed;
    this.#restore();
  }

  /** What was said and is not in the timeline yet, in order. The same array until it changes. */
  parcels(): readonly Parcel[] {
    this.#parcels ??= this.#items.flatMap((item) =>
      item.content === null ? [] : [parcelOf(item, item.content)],
    );
    return this.#parcels;
  }

  /** Says something; the parcel shows how far it has come. What is said with the id of another is that. */
  say(conversation: string, content: Content, clientId: string = this.#ports.newId()): string {
    if (this.#items.some((one) => one.act.clientId === clientId)) return clientId;
    const item: Item = {
      act: sayOf(conversation, clientId, content),
      order: this.#nextOrder(),
      at: this.#ports.timers.now(),
      content,
      settle: () => {},
      state: { kind: 'waiting' },
    };
    this.#keep(item);
    this.#append(item);
    return clientId;
  }

  /** Does something else, behind all that was said before; resolves when the server has answered. */
  act(act: Act): Promise<Answer> {
    return new Promise((settle) => {
      this.#append({
        act,
        order: this.#nextOrder(),
        at: this.#ports.timers.now(),
        content: null,
        settle,
        state: { kind: 'waiting' },
      });
    });
  }

  /** Sends a failed parcel again, behind what was said since. */
  retry(clientId: string): void {
    const item = this.#items.find((one) => one.act.clientId === clientId);
    if (item === undefined || item.state.kind !== 'failed') return;
    const again: Item = { ...item, order: this.#nextOrder(), state: { kind: 'waiting' } };
    this.#items = [...this.#items.filter((one) => one !== item), again];
    this.#keep(again);
    this.#touch();
    this.flush();
  }

  /** Forgets a failed parcel. */
  discard(clientId: string): void {
    const item = this.#items.find((one) => one.act.clientId === clientId);
    if (item?.state.kind === 'failed') this.#forget(item);
  }

  /** Sends the first waiting act of each conversation. */
  flush(): void {
    const busy = new Set<string>();
    let sent = false;
    for (const item of this.#items) {
      if (item.state.kind === 'failed' || item.state.kind === 'taken') continue;
      if (busy.has(item.act.conversation)) continue;
      busy.add(item.act.conversation);
      if (item.state.kind === 'waiting') sent = this.#launch(item) || sent;
    }
    if (sent) this.#touch();
  }

  /** The line broke: whatever was in the air is sent again on the next one. */
  lineLost(): void {
    for (const item of this.#items) {
      if (item.state.kind === 'flying') item.state = { kind: 'waiting' };
    }
    this.#cancelAll();
    this.#touch();
  }

  /** The line is there: everything goes out in order. */
  lineReady(): void {
    for (const item of this.#items) {
      if (item.state.kind === 'resting') item.state = { kind: 'waiting' };
    }
    this.flush();
  }

  /** The server did what this `ref` asked. Returns whether it was an act of this outbox. */
  done(ref: number, seq: number | null): boolean {
    const item = this.#flying(ref);
    if (item === undefined) return false;
    this.#landed(item);
    item.settle({ kind: 'done' });
    if (item.content === null || seq === null) {
      this.#forget(item);
    } else {
      item.state = { kind: 'taken', seq };
      this.#ports.storage.remove(this.#prefix + item.act.clientId);
      this.#touch();
    }
    this.flush();
    return true;
  }

  /** The server refused what this `ref` asked. */
  refused(ref: number, code: string, detail: string | null, again: boolean): boolean {
    const item = this.#flying(ref);
    if (item === undefined) return false;
    this.#landed(item);
    if (again) {
      this.#rest(item);
    } else if (item.content === null) {
      item.settle({ kind: 'refused', code, detail });
      this.#forget(item);
    } else {
      item.state = { kind: 'failed', code, detail };
      this.#keep(item);
      this.#touch();
    }
    this.flush();
    return true;
  }

  /** The timeline shows what had this client id. */
  seen(clientId: string): void {
    const item = this.#items.find((one) => one.act.clientId === clientId);
    if (item === undefined) return;
    this.#landed(item);
    item.settle({ kind: 'done' });
    this.#forget(item);
    this.flush();
  }

  /** The timeline of a conversation is known up to here; what was taken before it is shown by it. */
  known(conversation: string, upTo: number): void {
    for (const item of this.#items) {
      if (item.act.conversation !== conversation) continue;
      if (item.state.kind === 'taken' && item.state.seq <= upTo) this.#forget(item);
    }
  }

  /** Stops all timers; nothing is forgotten. */
  stop(): void {
    this.#cancelAll();
  }

  #append(item: Item): void {
    this.#items = [...this.#items, item];
    this.#touch();
    this.flush();
  }

  #launch(item: Item): boolean {
    const ref = this.#line.send(item.act.frame);
    if (ref === null) return false;
    item.state = { kind: 'flying', ref };
    this.#later(item, ANSWER_WITHIN, () => this.#line.reset());
    return true;
  }

  #rest(item: Item): void {
    item.state = { kind: 'resting' };
    const wait = REST_MIN + Math.floor(this.#ports.random() * (REST_MAX - REST_MIN));
    this.#later(item, wait, () => {
      if (item.state.kind === 'resting') item.state = { kind: 'waiting' };
      this.flush();
    });
    this.#touch();
  }

  #flying(ref: number): Item | undefined {
    return this.#items.find((item) => item.state.kind === 'flying' && item.state.ref === ref);
  }

  #later(item: Item, millis: number, run: () => void): void {
    this.#landed(item);
    this.#cancels.set(item.act.clientId, this.#ports.timers.after(millis, run));
  }

  #landed(item: Item): void {
    this.#cancels.get(item.act.clientId)?.();
    this.#cancels.delete(item.act.clientId);
  }

  #cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #forget(item: Item): void {
    this.#landed(item);
    this.#items = this.#items.filter((one) => one !== item);
    if (item.content !== null) this.#ports.storage.remove(this.#prefix + item.act.clientId);
    this.#touch();
  }

  #nextOrder(): number {
    this.#order = Math.max(this.#order + 1, this.#ports.timers.now());
    return this.#order;
  }

  #touch(): void {
    this.#parcels = null;
    this.#changed();
  }

  #keep(item: Item): void {
    const { act, order, at, content, state } = item;
    const failed = state.kind === 'failed' ? { code: state.code, detail: state.detail } : null;
    const kept = { conversation: act.conversation, order, at, content, failed };
    this.#ports.storage.set(this.#prefix + act.clientId, JSON.stringify(kept));
  }

  #restore(): void {
    const found: Item[] = [];
    for (const key of this.#ports.storage.keys(this.#prefix)) {
      const item = restored(key.slice(this.#prefix.length), this.#ports.storage.get(key));
      if (item === null) this.#ports.storage.remove(key);
      else found.push(item);
    }
    found.sort((one, other) => one.order - other.order);
    this.#items = found;
    this.#order = found[found.length - 1]?.order ?? 0;
  }
}

function parcelOf(item: Item, content: Content): Parcel {
  const { act, at, state } = item;
  return { clientId: act.clientId, conversation: act.conversation, at, content, state };
}

function sayOf(conversation: string, clientId: string, content: Content): Act {
  const said: Said =
    content.kind === 'TEXT' ? content : { kind: 'MEDIA', mediaId: content.mediaId };
  return { conversation, clientId, frame: { op: 'say', conversation, clientId, content: said } };
}

function restored(clientId: string, kept: string | null): Item | null {
  try {
    const value = json(kept ?? '', clientId);
    if (!isObject(value)) return null;
    const { conversation, order, at, failed } = value;
    if (typeof conversation !== 'string' || typeof order !== 'number') return null;
    const content = readContent(value.content, clientId);
    return {
      act: sayOf(conversation, clientId, content),
      order,
      at: typeof at === 'number' ? at : order,
      content,
      settle: () => {},
      state: failure(failed) ?? { kind: 'waiting' },
    };
  } catch {
    return null;
  }
}

function failure(kept: unknown): ParcelState | null {
  if (!isObject(kept) || typeof kept.code !== 'string') return null;
  const detail = typeof kept.detail === 'string' ? kept.detail : null;
  return { kind: 'failed', code: kept.code, detail };
}
