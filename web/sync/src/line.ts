import { CLOSE } from '@zongji/protocol';
import type { Ports, Socket } from './ports';

/** Shortest and longest wait before the next attempt, in milliseconds. */
export const RECONNECT_MIN = 300;
export const RECONNECT_MAX = 8_000;
/** A quiet line is pinged this often, in milliseconds. */
export const PING_EVERY = 15_000;
/** A line that says nothing at all for this long is given up, in milliseconds. */
export const SILENCE_MAX = 25_000;
/** After a hint that the network changed, the line must answer within this, in milliseconds. */
const PROOF_WITHIN = 4_000;
/** Connecting and being welcomed may take this long, in milliseconds. */
const WELCOME_WITHIN = 12_000;
/** The server asked for fewer frames: wait at least this long, in milliseconds. */
const CALM_DOWN = 5_000;

/** Another window of the same agent holds the desk. */
const OTHER_WINDOW = 'realtime.other-window';

/** Why a line will not come back by itself. */
export type StopReason = 'SIGN_IN' | 'ORIGIN' | 'REPLACED' | 'REFUSED';

/** How the line to the server is. Times are milliseconds since 1970. */
export type LineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly since: number; readonly first: boolean }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'lost';
      readonly since: number;
      readonly retryAt: number;
      readonly first: boolean;
    }
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly code: string | null };

/** What the owner of a line does. */
export interface LineOwner<E> {
  /** The greeting, without its `ref`. */
  readonly hello: () => object;
  readonly read: (frame: string) => readonly E[];
  /** Hears every event in order, the welcome too. */
  readonly heard: (event: E) => void;
  /** The state of the line changed. */
  readonly changed: () => void;
}

/** The least that a line must know of an event. */
interface AnyEvent {
  readonly kind: string;
  readonly ref?: number | null;
  readonly code?: string;
  readonly again?: boolean;
}

/**
 * Keeps one connection alive: greets, pings, notices silence, comes back after a jittered wait.
 *
 * It promises nothing about delivery: what was sent on a line that broke may or may not have
 * arrived. The {@link Outbox} makes that exactly once.
 */
export class Line<E extends AnyEvent> {
  readonly #ports: Ports;
  readonly #owner: LineOwner<E>;
  #state: LineState = { kind: 'idle' };
  #socket: Socket | null = null;
  #attempt = 0;
  #lastRef = 0;
  #helloRef = 0;
  #lostSince: number | null = null;
  #everReady = false;
  #cancelWait = () => {};
  #cancelPing = () => {};
  #cancelSilence = () => {};

  constructor(ports: Ports, owner: LineOwner<E>) {
    this.#ports = ports;
    this.#owner = owner;
  }

  state(): LineState {
    return this.#state;
  }

  /** Connects; does nothing while connected or connecting. */
  start(): void {
    if (this.#socket !== null) return;
    this.#cancelWait();
    this.#lostSince ??= this.#ports.timers.now();
    this.#open();
  }

  /** Hangs up and stays away until {@link start}. */
  stop(): void {
    this.#drop();
    this.#cancelWait();
    this.#set({ kind: 'idle' });
  }

  /** The network came or went, or the screen came back: try at once, or make the line prove that it lives. */
  nudge(): void {
    if (this.#state.kind === 'lost') {
      this.#attempt = 0;
      this.start();
    } else if (this.#state.kind === 'ready') {
      this.#ping();
      this.#expectWithin(PROOF_WITHIN);
    }
  }

  /** Gives this connection up and tries a new one. */
  reset(): void {
    if (this.#state.kind === 'ready') this.#lose(0);
  }

  /** Sends one operation and returns its `ref`; null while there is no line. */
  send(op: object): number | null {
    return this.#state.kind === 'ready' ? this.#write(op) : null;
  }

  #open(): void {
    const first = !this.#everReady;
    this.#set({ kind: 'connecting', since: this.#lostSince ?? this.#ports.timers.now(), first });
    // Events of a connection that was given up must change nothing.
    let mine: Socket | null = null;
    let over = false;
    const current = () => !over && (mine === null || mine === this.#socket);
    mine = this.#ports.connect({
      opened: () => {
        if (current()) this.#helloRef = this.#write(this.#owner.hello());
      },
      received: (frame) => {
        if (current()) this.#received(frame);
      },
      closed: (code) => {
        const mattered = current();
        over = true;
        if (mattered) this.#closed(code);
      },
    });
    if (over) return;
    this.#socket = mine;
    this.#expectWithin(WELCOME_WITHIN);
  }

  #received(frame: string): void {
    let events: readonly E[];
    try {
      events = this.#owner.read(frame);
    } catch (error) {
      this.#ports.report(error);
      return;
    }
    this.#expectWithin(this.#state.kind === 'ready' ? SILENCE_MAX : WELCOME_WITHIN);
    for (const event of events) {
      if (event.kind === 'welcome') this.#welcomed();
      if (event.kind === 'refused' && event.ref === this.#helloRef && this.#helloRef !== 0) {
        this.#turnedAway(event);
        return;
      }
      this.#owner.heard(event);
    }
  }

  #welcomed(): void {
    this.#attempt = 0;
    this.#lostSince = null;
    this.#everReady = true;
    this.#set({ kind: 'ready' });
    this.#expectWithin(SILENCE_MAX);
    this.#pingLater();
  }

  #turnedAway(event: AnyEvent): void {
    if (event.again === true) this.#lose(RECONNECT_MIN);
    else if (event.code === OTHER_WINDOW) this.#halt('REPLACED', event.code);
    else this.#halt('REFUSED', event.code ?? null);
  }

  #closed(code: number): void {
    if (code === CLOSE.SIGN_IN_AGAIN) this.#halt('SIGN_IN', null);
    else if (code === CLOSE.ORIGIN) this.#halt('ORIGIN', null);
    else if (code === CLOSE.REPLACED) this.#halt('REPLACED', null);
    else if (code === CLOSE.TOO_MANY_FRAMES || code === CLOSE.BAD_FRAME) this.#lose(CALM_DOWN);
    else this.#lose(0);
  }

  #halt(reason: StopReason, code: string | null): void {
    this.#drop();
    this.#lostSince = null;
    this.#set({ kind: 'stopped', reason, code });
  }

  #lose(atLeast: number): void {
    this.#drop();
    const now = this.#ports.timers.now();
    this.#lostSince ??= now;
    const wait = Math.max(atLeast, this.#nextWait());
    this.#attempt += 1;
    this.#cancelWait = this.#ports.timers.after(wait, () => this.start());
    this.#set({
      kind: 'lost',
      since: this.#lostSince,
      retryAt: now + wait,
      first: !this.#everReady,
    });
  }

  #nextWait(): number {
    const ceiling = Math.min(RECONNECT_MAX, RECONNECT_MIN * 2 ** (this.#attempt + 1));
    return RECONNECT_MIN + Math.floor(this.#ports.random() * (ceiling - RECONNECT_MIN));
  }

  #drop(): void {
    this.#cancelPing();
    this.#cancelSilence();
    this.#helloRef = 0;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #write(op: object): number {
    this.#lastRef += 1;
    this.#socket?.send(JSON.stringify({ ...op, ref: this.#lastRef }));
    return this.#lastRef;
  }

  #ping(): void {
    this.#write({ op: 'ping' });
  }

  #pingLater(): void {
    this.#cancelPing();
    this.#cancelPing = this.#ports.timers.after(PING_EVERY, () => {
      this.#ping();
      this.#pingLater();
    });
  }

  #expectWithin(millis: number): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#ports.timers.after(millis, () => this.#lose(0));
  }

  #set(state: LineState): void {
    this.#state = state;
    this.#owner.changed();
  }
}
