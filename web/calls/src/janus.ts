import type { JanusPeer, Legs, Side, SignalData } from '@zongji/protocol';
import type { Capture, Decoded, Device, Ice, Link } from './ports';
import { NOTHING_DECODED, Talk, type Way, type WayOwner } from './way';

/** One attempt to connect may take this long, in milliseconds. */
export const JANUS_WITHIN = 20_000;
/** An interrupted connection mends itself within this, or everything begins again, in milliseconds. */
export const JANUS_MENDS = 6_000;
/** So many times it begins again. */
export const JANUS_ATTEMPTS = 3;

/**
 * Through Janus, which only the server talks to: this page publishes what it records on one
 * connection and subscribes to the other side on a second one.
 */
export class Janus<M> implements Way<M> {
  readonly #owner: WayOwner<M>;
  readonly #captures = new Map<Device, Capture<M> | null>();
  readonly #talks = new Map<JanusPeer, Talk<M>>();
  readonly #links = new Map<JanusPeer, Link>();
  #ice: Ice | null = null;
  #attempts = 0;
  #cancel = () => {};

  constructor(owner: WayOwner<M>) {
    this.#owner = owner;
  }

  readonly legs = (legs: Legs): void => {
    const mine = this.#owner.side === 'AGENT' ? legs.agent : legs.customer;
    this.#ice = legs;
    if (mine === this.#owner.leg && !this.#talks.has('publish')) this.#publish();
  };

  readonly heard = (from: Side | 'SERVER', _leg: string | null, data: SignalData): void => {
    if (from !== 'SERVER') return;
    if (data.type === 'published') {
      this.#talks.get('publish')?.run((peer) => peer.answered(data.sdp));
    }
    if (data.type === 'subscribe') this.#subscribe(data.sdp);
    if (data.type === 'candidate') {
      this.#talks.get(data.pc ?? 'publish')?.attempt((peer) => peer.candidate(data));
    }
  };

  readonly send = (device: Device, capture: Capture<M> | null): void => {
    this.#captures.set(device, capture);
    this.#talks.get('publish')?.send(device, capture);
  };

  readonly decoded = async (): Promise<Decoded> =>
    this.#talks.get('subscribe')?.decoded() ?? NOTHING_DECODED;

  readonly close = (): void => {
    this.#cancel();
    for (const talk of this.#talks.values()) talk.close();
    this.#talks.clear();
  };

  #publish(): void {
    const talk = this.#open('publish');
    for (const [device, capture] of this.#captures) talk.send(device, capture);
    this.#owner.linked('connecting');
    talk.run(async (peer) => {
      this.#owner.signal({ type: 'publish', sdp: await peer.offer(false) });
      talk.described();
    });
    this.#later(JANUS_WITHIN);
  }

  /** The other side publishes, or does so anew: the old connection to it is of no use any more. */
  #subscribe(sdp: string): void {
    const talk = this.#open('subscribe');
    talk.run(async (peer) => {
      this.#owner.signal({ type: 'subscribed', sdp: await peer.answer(sdp) });
      talk.described();
    });
  }

  #open(pc: JanusPeer): Talk<M> {
    this.#talks.get(pc)?.close();
    const talk = new Talk<M>(this.#owner, pc, {
      candidate: (candidate) => {
        // Janus does not ask for the end of them.
        if (candidate.candidate !== null) {
          this.#owner.signal({ type: 'candidate', pc, ...candidate });
        }
      },
      link: (link) => this.#linked(pc, link),
      media: this.#owner.media,
    });
    talk.configure(this.#ice);
    this.#talks.set(pc, talk);
    this.#links.set(pc, 'connecting');
    return talk;
  }

  #linked(pc: JanusPeer, link: Link): void {
    this.#links.set(pc, link);
    if (link === 'failed') {
      this.#again();
    } else if (link === 'interrupted') {
      this.#owner.linked(link);
      this.#later(JANUS_MENDS);
    } else if ([...this.#links.values()].every((one) => one === 'connected')) {
      // Alone in the room is connected too, but nobody can be heard yet.
      this.#cancel();
      if (!this.#links.has('subscribe')) return;
      this.#attempts = 0;
      this.#owner.linked('connected');
    }
  }

  #later(millis: number): void {
    this.#cancel();
    this.#cancel = this.#owner.timers.after(millis, () => this.#again());
  }

  /** Publishes and subscribes once more; the server answers a new publication like the first. */
  #again(): void {
    this.#attempts += 1;
    this.close();
    this.#links.clear();
    if (this.#attempts > JANUS_ATTEMPTS) {
      this.#owner.lost();
      return;
    }
    this.#owner.linked('interrupted');
    this.#owner.signal({ type: 'join' });
    this.#publish();
  }
}
