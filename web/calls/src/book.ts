import type { Call, CallMedia, Side } from '@zongji/protocol';
import { type Answer, type CallLine, Listeners, type Readable } from '@zongji/sync';
import { Devices } from './devices';
import type { CallPorts } from './ports';
import { CallSession } from './session';

/** A conversation and the call in it, as the server tells it. */
export interface Present {
  readonly conversation: string;
  readonly call: Call | null;
}

/**
 * All calls of one page: devices are opened while a call rings, a session lives as long as its call
 * is talked. Changes whenever a session comes or goes.
 */
export class CallBook<M> implements Readable<ReadonlyMap<string, CallSession<M>>> {
  readonly #side: Side;
  readonly #line: CallLine;
  readonly #ports: CallPorts<M>;
  readonly #listeners = new Listeners();
  readonly #warm = new Map<string, Devices<M>>();
  readonly #ringing = new Set<string>();
  readonly #rang = new Map<string, number>();
  readonly #asked = new Set<string>();
  readonly #mine = new Set<string>();
  #sessions: ReadonlyMap<string, CallSession<M>> = new Map();
  #followed = false;

  constructor(side: Side, line: CallLine, ports: CallPorts<M>) {
    this.#side = side;
    this.#line = line;
    this.#ports = ports;
  }

  /** Whether this browser can take part in calls. */
  get supported(): boolean {
    return this.#ports.supported;
  }

  readonly view = (): ReadonlyMap<string, CallSession<M>> => this.#sessions;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** Opens the devices for a conversation whose call rings, or is about to. */
  warm(conversation: string, media: CallMedia): Devices<M> {
    const known = this.#warm.get(conversation) ?? new Devices(this.#ports);
    this.#warm.set(conversation, known);
    if (this.#ports.supported) void known.open(media);
    return known;
  }

  /** The devices go dark again when no call came of it. */
  cool(conversation: string): void {
    this.#warm.get(conversation)?.close();
    this.#warm.delete(conversation);
  }

  /** The person pressed accept just now: from here on the time is measured. */
  accepting(conversation: string): void {
    this.#rang.set(conversation, this.#ports.timers.now());
  }

  /**
   * Whether this page takes part in the call: it asked, accepted, or came (back) while the call was
   * there. A customer may have several pages; only one of them talks.
   */
  mine(call: Call): boolean {
    return this.#side === 'AGENT' || this.#mine.has(call.id);
  }

  /** Takes the call over from another page of this side. */
  take(conversation: string, call: Call): void {
    this.#mine.add(call.id);
    const sessions = new Map(this.#sessions);
    this.#one(sessions, conversation, call);
    this.#sessions = sessions;
    this.#listeners.tell();
  }

  async accept(conversation: string, call: Call): Promise<Answer> {
    this.accepting(conversation);
    this.#mine.add(call.id);
    this.warm(conversation, call.media);
    return this.#line.accept(conversation, call.id);
  }

  /** Asks for a call; the devices are opened with it. */
  async ask(conversation: string, media: CallMedia): Promise<Answer> {
    this.warm(conversation, media);
    this.#asked.add(conversation);
    const answer = await this.#line.ask(conversation, media);
    if (answer.kind === 'refused') {
      this.#asked.delete(conversation);
      this.cool(conversation);
    }
    return answer;
  }

  end(conversation: string, call: string): Promise<Answer> {
    return this.#line.end(conversation, call);
  }

  /** Keeps to what the server tells: calls that are there, and conversations that are still open. */
  follow(all: readonly Present[]): void {
    const sessions = new Map(this.#sessions);
    for (const [conversation, session] of sessions) {
      const present = all.find((one) => one.conversation === conversation)?.call ?? null;
      if (present?.id === session.call.id) continue;
      session.close('GONE');
      sessions.delete(conversation);
    }
    for (const { conversation, call } of all) this.#one(sessions, conversation, call);
    for (const conversation of this.#warm.keys()) {
      if (!all.some((one) => one.conversation === conversation)) this.cool(conversation);
    }
    this.#followed = true;
    this.#keep(sessions);
  }

  /** The page goes: everything is closed, nothing is ended. */
  stop(): void {
    for (const session of this.#sessions.values()) session.close('GONE');
    for (const conversation of [...this.#warm.keys()]) this.cool(conversation);
    this.#keep(new Map());
  }

  #one(sessions: Map<string, CallSession<M>>, conversation: string, call: Call | null): void {
    if (call === null) {
      // What rang was not answered; a call that is only just asked for has not rung yet.
      if (this.#ringing.delete(conversation)) this.cool(conversation);
      return;
    }
    const known = sessions.get(conversation);
    if (known !== undefined) {
      if (known.call !== call) known.update(call);
      return;
    }
    const asked = call.by === this.#side && this.#asked.delete(conversation);
    if (asked || !this.#followed) this.#mine.add(call.id);
    if (call.phase === 'RINGING') {
      this.#ringing.add(conversation);
      this.#ring(conversation, call);
      return;
    }
    if (this.mine(call)) sessions.set(conversation, this.#begin(conversation, call));
    else this.cool(conversation);
  }

  /** What another page of this side asked for is nothing to open devices for. */
  #ring(conversation: string, call: Call): void {
    if (this.#warm.has(conversation)) return;
    if (call.by !== this.#side || this.mine(call)) this.warm(conversation, call.media);
  }

  #begin(conversation: string, call: Call): CallSession<M> {
    const now = this.#ports.timers.now();
    const fresh = this.#followed && call.connectedAt === null;
    const session = new CallSession<M>({
      side: this.#side,
      conversation,
      call,
      line: this.#line,
      ports: this.#ports,
      devices: this.#warm.get(conversation) ?? new Devices(this.#ports),
      acceptedAt: fresh ? (this.#rang.get(conversation) ?? now) : null,
    });
    this.#warm.delete(conversation);
    this.#rang.delete(conversation);
    this.#ringing.delete(conversation);
    session.start();
    return session;
  }

  #keep(sessions: ReadonlyMap<string, CallSession<M>>): void {
    const same =
      sessions.size === this.#sessions.size &&
      [...sessions].every(([key, session]) => this.#sessions.get(key) === session);
    if (same) return;
    this.#sessions = sessions;
    this.#listeners.tell();
  }
}
