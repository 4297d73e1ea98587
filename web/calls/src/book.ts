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
 * All calls of one page. While a call rings at somebody, both pages go ahead: they join and connect,
 * and send nothing. Who asked has opened its devices; who is asked opens them by accepting. Changes
 * whenever a session that is talked comes or goes.
 */
export class CallBook<M> implements Readable<ReadonlyMap<string, CallSession<M>>> {
  readonly #side: Side;
  readonly #line: CallLine;
  readonly #ports: CallPorts<M>;
  readonly #listeners = new Listeners();
  readonly #warm = new Map<string, Devices<M>>();
  /** Sessions of calls that still ring. */
  readonly #ahead = new Map<string, CallSession<M>>();
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

  /** Opens the devices for a conversation whose call this page asks for or accepts. */
  warm(conversation: string, media: CallMedia): Devices<M> {
    const known = this.#warm.get(conversation) ?? new Devices(this.#ports);
    this.#warm.set(conversation, known);
    if (this.#ports.supported) void known.open(media);
    return known;
  }

  /** The devices for a call that rings here: dark, but it is known what is missing. */
  foreseen(conversation: string): Devices<M> {
    const known = this.#warm.get(conversation);
    if (known !== undefined) return known;
    const devices = new Devices(this.#ports);
    this.#warm.set(conversation, devices);
    if (this.#ports.supported) void devices.foresee();
    return devices;
  }

  /** The devices go dark again when no call came of it. */
  cool(conversation: string): void {
    this.#warm.get(conversation)?.close();
    this.#warm.delete(conversation);
    this.#rang.delete(conversation);
  }

  /** The person pressed accept just now: the devices open, and the time is measured from here. */
  accepting(conversation: string, media: CallMedia): void {
    this.#rang.set(conversation, this.#ports.timers.now());
    this.warm(conversation, media);
  }

  /**
   * Whether this page takes part in the call: it asked, accepted, or came (back) while the call was
   * there. A customer may have several pages; only one of them talks. The desk of an agent is in one
   * window at a time, and all calls are in that one.
   */
  mine(call: Call): boolean {
    return this.#side === 'AGENT' || this.#mine.has(call.id);
  }

  /** Takes the call over from another page of this side. */
  take(conversation: string, call: Call): void {
    this.#mine.add(call.id);
    this.#drop(conversation);
    const sessions = new Map(this.#sessions);
    this.#one(sessions, conversation, call);
    this.#sessions = sessions;
    this.#listeners.tell();
  }

  async accept(conversation: string, call: Call): Promise<Answer> {
    this.accepting(conversation, call.media);
    this.#mine.add(call.id);
    const answer = await this.#line.accept(conversation, call.id);
    if (answer.kind === 'refused') {
      this.#mine.delete(call.id);
      this.cool(conversation);
    }
    return answer;
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
    for (const [conversation, session] of this.#ahead) {
      const present = all.find((one) => one.conversation === conversation)?.call ?? null;
      if (present?.id !== session.call.id) this.#drop(conversation);
    }
    for (const { conversation, call } of all) this.#one(sessions, conversation, call);
    const open = new Set(all.map(({ conversation }) => conversation));
    for (const conversation of [...this.#warm.keys()]) {
      if (!open.has(conversation)) this.cool(conversation);
    }
    this.#followed = true;
    this.#keep(sessions);
  }

  /** The page goes: everything is closed, nothing is ended. */
  stop(): void {
    for (const session of this.#sessions.values()) session.close('GONE');
    for (const conversation of [...this.#ahead.keys()]) this.#drop(conversation);
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
    const back = !this.#followed && (call.by === this.#side || call.phase === 'TALKING');
    if (asked || back) this.#mine.add(call.id);
    if (call.phase === 'RINGING') {
      this.#ringing.add(conversation);
      this.#ring(conversation, call);
      return;
    }
    if (this.mine(call)) {
      sessions.set(conversation, this.#begin(conversation, call));
    } else {
      this.#drop(conversation);
      this.cool(conversation);
    }
  }

  /** What another page of this side asked for is nothing to open devices for, or to go ahead with. */
  #ring(conversation: string, call: Call): void {
    if (call.by === this.#side) {
      if (!this.mine(call)) return;
      if (!this.#warm.has(conversation)) this.warm(conversation, call.media);
    }
    this.#goAhead(conversation, call);
  }

  /** Finds the way while it rings at somebody: a call without a deadline waits for an agent still. */
  #goAhead(conversation: string, call: Call): void {
    if (!this.#ports.supported || call.deadline === null) return;
    if (this.#ahead.has(conversation)) return;
    const session = this.#session(conversation, call);
    this.#ahead.set(conversation, session);
    session.subscribe(() => this.#aheadChanged(conversation, session));
    session.start();
  }

  /** Another page of this side has the call now: what this one asked for is not its own any more. */
  #aheadChanged(conversation: string, session: CallSession<M>): void {
    if (this.#ahead.get(conversation) !== session || session.call.by !== this.#side) return;
    const { stage } = session.view();
    if (stage.kind !== 'ended' || stage.why !== 'REPLACED') return;
    this.#mine.delete(session.call.id);
    this.cool(conversation);
    this.#sessions = new Map(this.#sessions);
    this.#listeners.tell();
  }

  #drop(conversation: string): void {
    const session = this.#ahead.get(conversation);
    this.#ahead.delete(conversation);
    session?.close('GONE');
  }

  #session(conversation: string, call: Call): CallSession<M> {
    return new CallSession<M>({
      side: this.#side,
      conversation,
      call,
      line: this.#line,
      ports: this.#ports,
    });
  }

  /** Goes on with what went ahead, unless another page took its place meanwhile. */
  #begin(conversation: string, call: Call): CallSession<M> {
    const now = this.#ports.timers.now();
    const ahead = this.#ahead.get(conversation);
    this.#ahead.delete(conversation);
    const there = ahead !== undefined && ahead.view().stage.kind !== 'ended';
    // The other side may have told that it is connected before this page learned of the acceptance.
    const fresh = this.#followed && (there || call.connectedAt === null);
    const session = there ? ahead : this.#session(conversation, call);
    const devices = this.#warm.get(conversation) ?? new Devices(this.#ports);
    const acceptedAt = fresh ? (this.#rang.get(conversation) ?? now) : null;
    this.#warm.delete(conversation);
    this.#rang.delete(conversation);
    this.#ringing.delete(conversation);
    if (!there) session.start();
    session.talk({ call, devices, acceptedAt });
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
