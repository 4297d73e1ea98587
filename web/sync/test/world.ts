import { isObject, json } from '@zongji/protocol';
import type { Ports, SocketEvents, Storage } from '../src/index';
import { HandTime } from './clock';

/** A clock moved by hand. */
export class HandClock extends HandTime {
  advance(millis: number): void {
    for (const run of this.until(millis)) run();
  }
}

/** A browser's storage. */
export function memory(): Storage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => values.set(key, value),
    remove: (key) => values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

interface Told {
  readonly seq: number;
  readonly at: string;
  readonly kind: 'MESSAGE';
  readonly from: 'CUSTOMER' | 'AGENT';
  readonly clientId?: string;
  readonly content: { readonly kind: 'TEXT'; readonly text: string };
}

interface Wire {
  readonly events: SocketEvents;
  up: string[];
  down: string[];
  opened: boolean;
  alive: boolean;
  greeted: boolean;
}

/** How many entries a fetch brings; more must be fetched again. */
const PAGE = 3;

/**
 * A server with one conversation and a network that loses, doubles and reorders what is on its way.
 * It keeps the promises of contract/realtime.md: a client id is taken once, an answer follows the
 * commit, ranges have no holes.
 */
export class World {
  readonly clock = new HandClock();
  readonly storage = memory();
  readonly timeline: Told[] = [];
  readonly reports: unknown[] = [];
  busy = 0;
  /** Every operation that reached the server. */
  readonly ops: string[] = [];
  /** Entries there were when the customer left; null while the customer stays. */
  left: number | null = null;
  #wires: Wire[] = [];
  #ids = 0;
  #dropped = false;
  #chance = 0;

  ports(): Ports {
    return {
      connect: (events) => this.#connect(events),
      timers: this.clock,
      storage: this.storage,
      random: () => {
        this.#chance = (this.#chance + 0.37) % 1;
        return this.#chance;
      },
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
      report: (error) => this.reports.push(error),
    };
  }

  texts(from: 'CUSTOMER' | 'AGENT'): readonly string[] {
    return this.timeline.filter((told) => told.from === from).map((told) => told.content.text);
  }

  agentSays(text: string): void {
    this.#commit({ from: 'AGENT', text });
  }

  /** Lets the next frame reach the server. */
  deliverUp(): boolean {
    const wire = this.#live();
    if (wire === undefined) return false;
    if (!wire.opened) {
      wire.opened = true;
      wire.events.opened();
      return true;
    }
    const frame = wire.up.shift();
    if (frame === undefined) return false;
    this.#serve(wire, frame);
    return true;
  }

  /** Lets the next frame reach the client. */
  deliverDown(): boolean {
    const wire = this.#live();
    const frame = wire?.down.shift();
    if (wire === undefined || frame === undefined) return false;
    wire.events.received(frame);
    return true;
  }

  dropUp(): void {
    this.#dropped = this.#live()?.up.shift() !== undefined || this.#dropped;
  }

  dropDown(): void {
    this.#dropped = this.#live()?.down.shift() !== undefined || this.#dropped;
  }

  doubleDown(): void {
    const wire = this.#live();
    const frame = wire?.down[0];
    if (wire !== undefined && frame !== undefined) wire.down.push(frame);
  }

  swapDown(): void {
    const wire = this.#live();
    if (wire !== undefined) wire.down.push(...wire.down.splice(0, 1));
  }

  /** The connection breaks; whatever was on its way is lost. */
  break(code = 1006): void {
    const wire = this.#live();
    if (wire === undefined) return;
    wire.alive = false;
    wire.events.closed(code);
  }

  /** From now on everything arrives; a minute and a half goes by. */
  heal(): void {
    // A frame is lost only together with its connection; here the connection goes a little later.
    if (this.#dropped) this.break();
    for (let second = 0; second < 90; second += 1) {
      while (this.deliverUp() || this.deliverDown());
      this.clock.advance(1_000);
    }
  }

  #live(): Wire | undefined {
    return this.#wires.find((wire) => wire.alive);
  }

  #connect(events: SocketEvents) {
    const wire: Wire = { events, up: [], down: [], opened: false, alive: true, greeted: false };
    for (const old of this.#wires) old.alive = false;
    this.#wires = [wire];
    return {
      send: (text: string) => {
        if (wire.alive) wire.up.push(text);
      },
      close: () => {
        wire.alive = false;
      },
    };
  }

  #serve(wire: Wire, frame: string): void {
    const op = json(frame, 'frame');
    if (!isObject(op)) throw new Error(`not an object: ${frame}`);
    this.ops.push(String(op.op));
    switch (op.op) {
      case 'hello':
        wire.greeted = true;
        this.#tell(wire, {
          ...this.#range(Number(op.after), this.timeline.length),
          kind: 'welcome',
          epoch: 'e',
        });
        return;
      case 'say':
        this.#say(wire, op);
        return;
      case 'leave':
        this.left = this.timeline.length;
        this.#tell(wire, { kind: 'done', ref: op.ref, conversation: 'c', seq: null });
        return;
      case 'fetch':
        this.#tell(wire, this.#range(Number(op.after)));
        return;
      case 'ping':
        this.#tell(wire, { kind: 'pong' });
        return;
    }
  }

  #say(wire: Wire, op: Readonly<Record<string, unknown>>): void {
    const known = this.timeline.find((told) => told.clientId === op.clientId);
    if (known === undefined && this.busy > 0) {
      this.busy -= 1;
      const refused = { kind: 'refused', ref: op.ref, code: 'conversation.busy', again: true };
      this.#tell(wire, refused);
      return;
    }
    const text = isObject(op.content) ? String(op.content.text) : '';
    if (text === 'too long') {
      this.#tell(wire, { kind: 'refused', ref: op.ref, code: 'message.too-long', again: false });
      return;
    }
    const seq =
      known?.seq ?? this.#commit({ from: 'CUSTOMER', text, clientId: String(op.clientId) });
    this.#tell(wire, { kind: 'done', ref: op.ref, conversation: 'c', seq });
  }

  #commit(said: {
    readonly from: 'CUSTOMER' | 'AGENT';
    readonly text: string;
    readonly clientId?: string;
  }): number {
    const { text, ...rest } = said;
    const seq = this.timeline.length + 1;
    const at = new Date(this.clock.now()).toISOString();
    this.timeline.push({ seq, at, kind: 'MESSAGE', ...rest, content: { kind: 'TEXT', text } });
    for (const wire of this.#wires) {
      if (wire.alive && wire.greeted) this.#tell(wire, this.#range(seq - 1));
    }
    return seq;
  }

  #range(after: number, most = PAGE) {
    const entries = this.timeline.slice(after, after + most);
    const upTo = after + entries.length;
    const state = { phase: 'SERVED', ahead: null, keywords: null, agent: null };
    return { kind: 'entries', conversation: 'c', after, upTo, entries, state };
  }

  #tell(wire: Wire, event: object): void {
    if (wire.alive) wire.down.push(JSON.stringify([event]));
  }
}
