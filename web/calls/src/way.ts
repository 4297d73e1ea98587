import type { Legs, Side, SignalData } from '@zongji/protocol';
import type { SignalSaid, Timers } from '@zongji/sync';
import type { Capture, Decoded, Device, Direction, Ice, Link, Peer, PeerEvents } from './ports';

/** How media travel between the two sides of a call. */
export interface Way<M> {
  /** Who is in the call now. */
  readonly legs: (legs: Legs) => void;
  /** A signal came; `leg` is whose it is, null for the server's. */
  readonly heard: (from: Side | 'SERVER', leg: string | null, data: SignalData) => void;
  readonly send: (device: Device, capture: Capture<M> | null) => void;
  readonly decoded: () => Promise<Decoded>;
  readonly close: () => void;
}

/** What a way needs of its call. */
export interface WayOwner<M> {
  readonly side: Side;
  /** The leg of this page. */
  readonly leg: string;
  readonly timers: Timers;
  readonly peer: (direction: Direction, events: PeerEvents<M>) => Peer<M>;
  readonly signal: (data: SignalSaid) => void;
  readonly linked: (link: Link) => void;
  readonly media: (media: M) => void;
  /** No way was found, however often it was tried. */
  readonly lost: () => void;
  readonly report: (error: unknown) => void;
}

/** What {@link Talk} tells of its connection. */
export interface TalkEvents<M> {
  readonly candidate: PeerEvents<M>['candidate'];
  readonly link: PeerEvents<M>['link'];
  readonly media: PeerEvents<M>['media'];
}

/**
 * One connection with everything that is done to it in order, and its own candidates held back
 * until its description is out.
 */
export class Talk<M> {
  readonly #peer: Peer<M>;
  readonly #events: TalkEvents<M>;
  readonly #report: (error: unknown) => void;
  #work: Promise<void> = Promise.resolve();
  #held: (() => void)[] | null = [];
  #closed = false;

  constructor(owner: WayOwner<M>, direction: Direction, events: TalkEvents<M>) {
    this.#events = events;
    this.#report = owner.report;
    this.#peer = owner.peer(direction, {
      candidate: (candidate) => this.#own(() => events.candidate(candidate)),
      link: (link) => {
        if (!this.#closed) events.link(link);
      },
      media: (media) => {
        if (!this.#closed) events.media(media);
      },
    });
  }

  configure(ice: Ice | null): void {
    if (ice !== null) this.#peer.configure(ice);
  }

  /** Does something with the connection after everything before; what fails counts as a failed link. */
  run(step: (peer: Peer<M>) => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      try {
        await step(this.#peer);
      } catch (error) {
        if (this.#closed) return;
        this.#report(error);
        this.#events.link('failed');
      }
    });
  }

  /** Something that may fail without harm, such as a candidate that leads nowhere. */
  attempt(step: (peer: Peer<M>) => Promise<void>): void {
    this.run((peer) => step(peer).catch(this.#report));
  }

  /** The description is out: candidates follow it. */
  described(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const tell of held) tell();
  }

  send(device: Device, capture: Capture<M> | null): void {
    this.attempt((peer) => peer.send(device, capture));
  }

  decoded(): Promise<Decoded> {
    return this.#peer.decoded();
  }

  close(): void {
    this.#closed = true;
    this.#peer.close();
  }

  #own(tell: () => void): void {
    if (this.#closed) return;
    if (this.#held === null) tell();
    else this.#held.push(tell);
  }
}

/** Nothing was decoded yet. */
export const NOTHING_DECODED: Decoded = { samples: 0, frames: 0 };
