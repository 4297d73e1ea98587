import type { Legs, Side, SignalData } from '@zongji/protocol';
import type { Capture, Decoded, Device, Ice, Link } from './ports';
import { NOTHING_DECODED, Talk, type Way, type WayOwner } from './way';

/** A connection that is interrupted mends itself within this, or is mended, in milliseconds. */
export const MENDS_ITSELF = 4_000;
/** One attempt to connect, or to mend, may take this long, in milliseconds. */
export const ATTEMPT_WITHIN = 20_000;
/**
 * How long an attempt lasts at most once it is known that no relay took this page, while the call
 * may go by relays only, in milliseconds.
 */
export const HOPELESS_WITHIN = 2_000;
/** So many attempts are made after a connection failed. */
export const ATTEMPTS = 3;

/**
 * From page to page. The agent's page offers whenever the two legs are a pair that it has no
 * connection for; both mediums are always negotiated, so that nothing else is negotiated later.
 */
export class Direct<M> implements Way<M> {
  readonly #owner: WayOwner<M>;
  readonly #captures = new Map<Device, Capture<M> | null>();
  #talk: Talk<M> | null = null;
  #other: string | null = null;
  #ice: Ice | null = null;
  #failures = 0;
  #reachable = false;
  #wasThere = false;
  #cancel = () => {};

  constructor(owner: WayOwner<M>) {
    this.#owner = owner;
  }

  readonly legs = (legs: Legs): void => {
    const agent = this.#owner.side === 'AGENT';
    const mine = agent ? legs.agent : legs.customer;
    const other = agent ? legs.customer : legs.agent;
    this.#ice = legs;
    if (mine !== this.#owner.leg || other === this.#other) return;
    if (other === null) {
      this.#alone();
      return;
    }
    this.#begin(other);
    if (agent) this.#offer(false);
  };

  readonly heard = (from: Side | 'SERVER', leg: string | null, data: SignalData): void => {
    if (from === 'SERVER' || from === this.#owner.side || leg === null) return;
    if ('to' in data && data.to !== null && data.to !== this.#owner.leg) return;
    if (data.type === 'offer') {
      if (this.#owner.side === 'CUSTOMER') this.#answer(leg, data.sdp);
      return;
    }
    if (leg !== this.#other) return;
    if (data.type === 'answer') this.#talk?.run((peer) => peer.answered(data.sdp));
    if (data.type === 'candidate') this.#talk?.attempt((peer) => peer.candidate(data));
    if (data.type === 'restart' && this.#owner.side === 'AGENT') this.#offer(true);
  };

  readonly send = (device: Device, capture: Capture<M> | null): void => {
    this.#captures.set(device, capture);
    this.#talk?.send(device, capture);
  };

  readonly decoded = async (): Promise<Decoded> => this.#talk?.decoded() ?? NOTHING_DECODED;

  readonly close = (): void => {
    this.#cancel();
    this.#talk?.close();
    this.#talk = null;
  };

  #begin(other: string): void {
    this.#talk?.close();
    this.#other = other;
    this.#failures = 0;
    this.#reachable = false;
    this.#wasThere = false;
    const talk = new Talk<M>(this.#owner, 'both', {
      candidate: (candidate) => {
        this.#gathered(candidate.candidate);
        this.#owner.signal({ type: 'candidate', to: other, ...candidate });
      },
      link: (link) => this.#linked(link),
      media: this.#owner.media,
    });
    this.#talk = talk;
    talk.configure(this.#ice);
    for (const [device, capture] of this.#captures) talk.send(device, capture);
    this.#owner.linked('connecting');
    this.#later(ATTEMPT_WITHIN);
  }

  /** Where this page can be reached, or null when nothing more is found. */
  #gathered(candidate: string | null): void {
    if (candidate !== null) this.#reachable = true;
    const hopeless = candidate === null && !this.#reachable && !this.#wasThere;
    if (hopeless && this.#ice?.iceTransportPolicy === 'relay') this.#later(HOPELESS_WITHIN);
  }

  /** The other page is gone and another will come: nothing to mend meanwhile. */
  #alone(): void {
    this.close();
    this.#other = null;
    this.#owner.linked('interrupted');
  }

  #offer(restart: boolean): void {
    const { signal } = this.#owner;
    const to = this.#other;
    const talk = this.#talk;
    talk?.run(async (peer) => {
      signal({ type: 'offer', sdp: await peer.offer(restart), to });
      talk.described();
    });
  }

  #answer(leg: string, sdp: string): void {
    if (leg !== this.#other) this.#begin(leg);
    const { signal } = this.#owner;
    const talk = this.#talk;
    talk?.run(async (peer) => {
      signal({ type: 'answer', sdp: await peer.answer(sdp), to: leg });
      talk.described();
    });
  }

  #linked(link: Link): void {
    switch (link) {
      case 'connecting':
        return;
      case 'connected':
        this.#cancel();
        this.#failures = 0;
        this.#wasThere = true;
        this.#owner.linked(link);
        return;
      case 'interrupted':
        this.#owner.linked(link);
        this.#later(MENDS_ITSELF);
        return;
      case 'failed':
        this.#mend();
        return;
    }
  }

  #later(millis: number): void {
    this.#cancel();
    this.#cancel = this.#owner.timers.after(millis, () => this.#mend());
  }

  #mend(): void {
    this.#cancel();
    this.#failures += 1;
    if (this.#failures > ATTEMPTS) {
      this.#owner.lost();
      return;
    }
    this.#owner.linked('interrupted');
    if (this.#owner.side === 'AGENT') this.#offer(true);
    else this.#owner.signal({ type: 'restart' });
    this.#later(ATTEMPT_WITHIN);
  }
}
