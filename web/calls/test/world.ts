import { type Call, readCustomerFrame, type Side, type Signal } from '@zongji/protocol';
import type { Answer, CallLine, SignalNews, SignalSaid } from '@zongji/sync';
import { HandTime } from '../../sync/test/clock';
import {
  type CallPorts,
  type Captured,
  type CaptureEvents,
  type Choice,
  type Decoded,
  type DeviceFault,
  DeviceTrouble,
  type Direction,
  type Ice,
  type Lacks,
  type Peer,
  type PeerEvents,
  type Wanted,
} from '../src/index';

/** A clock moved by hand, step by step, so that what answers in between is heard in between. */
export class HandClock extends HandTime {
  async advance(millis: number): Promise<void> {
    for (const run of this.until(millis)) {
      run();
      await settle();
    }
  }
}

/** Lets everything finish that is under way. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

/** A connection whose other end is found by the description that it was given. */
export class TestPeer implements Peer<string> {
  static count = 0;
  readonly name: string;
  readonly log: string[] = [];
  readonly events: PeerEvents<string>;
  readonly direction: Direction;
  readonly sends = new Map<string, string | null>();
  closed = false;
  /** Whether anybody can reach it; a relay may have refused it. */
  reachable = true;
  got: Decoded = { samples: 0, frames: 0 };

  constructor(owner: string, direction: Direction, events: PeerEvents<string>) {
    TestPeer.count += 1;
    this.name = `${owner}-${TestPeer.count}`;
    this.events = events;
    this.direction = direction;
  }

  configure({ iceTransportPolicy }: Ice): void {
    this.log.push(`configure ${iceTransportPolicy}`);
  }

  async offer(restart: boolean): Promise<string> {
    this.log.push(restart ? 'offer again' : 'offer');
    this.events.candidate(this.reachable ? here(this.name) : NOWHERE);
    return `v=0 offer of ${this.name}`;
  }

  async answer(sdp: string): Promise<string> {
    this.log.push(`answer to ${sdp}`);
    this.events.candidate(this.reachable ? here(this.name) : NOWHERE);
    return `v=0 answer of ${this.name}`;
  }

  async answered(sdp: string): Promise<void> {
    this.log.push(`answered by ${sdp}`);
  }

  async candidate(candidate: { readonly candidate: string | null }): Promise<void> {
    this.log.push(`candidate ${candidate.candidate}`);
  }

  async send(device: string, capture: { readonly media: string } | null): Promise<void> {
    this.sends.set(device, capture?.media ?? null);
  }

  async decoded(): Promise<Decoded> {
    return this.got;
  }

  close(): void {
    this.closed = true;
  }
}

const NOWHERE = { candidate: null, sdpMid: null, sdpMLineIndex: null };

function here(name: string) {
  return { candidate: `candidate:${name}`, sdpMid: '0', sdpMLineIndex: 0 };
}

/** One browser with its devices. */
export class TestBrowser {
  readonly peers: TestPeer[] = [];
  readonly asked: Wanted[] = [];
  readonly recording = new Set<string>();
  readonly reports: unknown[] = [];
  readonly lacks = new Map<'microphone' | 'camera', DeviceFault>();
  /** What hears of each device in use. */
  readonly watched = new Map<string, CaptureEvents>();
  choice: Choice = {};
  readonly #plugs = new Set<() => void>();
  supported = true;
  reachable = true;
  #ids = 0;

  constructor(
    readonly name: string,
    readonly clock: HandClock,
  ) {}

  ports(): CallPorts<string> {
    return {
      supported: this.supported,
      open: (wanted) => this.#open(wanted),
      lacks: async (): Promise<Lacks> => ({
        microphone: this.lacks.get('microphone') ?? null,
        camera: this.lacks.get('camera') ?? null,
      }),
      peer: (direction, events) => {
        const peer = new TestPeer(this.name, direction, events);
        peer.reachable = this.reachable;
        this.peers.push(peer);
        return peer;
      },
      timers: this.clock,
      choice: () => this.choice,
      devicesChanged: (listener) => {
        this.#plugs.add(listener);
        return () => this.#plugs.delete(listener);
      },
      newId: () => {
        this.#ids += 1;
        return `${this.name}-leg-${this.#ids}`;
      },
      report: (error) => this.reports.push(error),
    };
  }

  get peer(): TestPeer {
    const last = this.peers.at(-1);
    if (last === undefined) throw new Error(`${this.name} has no connection`);
    return last;
  }

  /** A device was plugged in, or pulled out. */
  plugged(): void {
    for (const hear of [...this.#plugs]) hear();
  }

  async #open(wanted: Wanted): Promise<Captured<string>> {
    this.asked.push(wanted);
    await Promise.resolve();
    for (const [device, fault] of this.lacks) {
      const meant = device === 'microphone' ? wanted.microphone : wanted.camera !== null;
      if (meant) throw new DeviceTrouble(fault);
    }
    return {
      microphone: wanted.microphone ? this.#capture('microphone') : null,
      camera: wanted.camera === null ? null : this.#capture(`camera ${wanted.camera}`),
    };
  }

  #capture(media: string) {
    this.recording.add(media);
    return {
      media,
      enable: () => {},
      stop: () => this.recording.delete(media),
      label: `the ${media}`,
      watch: (events: CaptureEvents) => this.watched.set(media, events),
    };
  }
}

/** The server's part in one call: legs, signals with growing numbers, replay after a join. */
export class Exchange {
  way = 'DIRECT';
  /** The code by which the next acceptance is refused; null takes it. */
  refuses: string | null = null;
  readonly reports: string[] = [];
  readonly acts: string[] = [];
  /** Everything that the pages said. */
  readonly said: { readonly side: Side; readonly data: SignalSaid }[] = [];
  #call = 'call-1';
  readonly #legs = new Map<Side, string>();
  readonly #listeners = new Set<{
    readonly side: Side;
    readonly hear: (news: SignalNews) => void;
  }>();
  readonly #log: { readonly to: Side; readonly wire: object; readonly n: number }[] = [];

  line(side: Side): CallLine {
    const act = async (what: string): Promise<Answer> => {
      this.acts.push(`${side} ${what}`);
      return { kind: 'done' };
    };
    return {
      ask: (_, media) => act(`ask ${media}`),
      accept: async () => {
        const code = this.refuses;
        return code === null ? act('accept') : { kind: 'refused', code, detail: null };
      },
      end: () => act('end'),
      lose: () => act('lose'),
      change: (_, __, media) => act(`change ${media}`),
      report: (_, __, what, tookMs) => this.reports.push(`${side} ${what} ${tookMs}`),
      signal: (_, call, leg, data) => this.#signal(side, call, leg, data),
      listen: (hear) => {
        const page = { side, hear };
        this.#listeners.add(page);
        return () => this.#listeners.delete(page);
      },
      forget: () => {},
    };
  }

  tell(to: Side, from: Side | 'SERVER', leg: string | null, data: object, call = 'call-1'): void {
    const n = this.#log.length + 1;
    const wire = { kind: 'signal', conversation: 'c', call, from, leg, n, data };
    this.#log.push({ to, wire, n });
    this.#news(to, { kind: 'signal', signal: read(wire) });
  }

  /** The line of one side comes back; everything since is told again. */
  back(side: Side): void {
    this.#news(side, { kind: 'back' });
    for (const { to, wire } of this.#log) {
      if (to === side) this.#news(side, { kind: 'signal', signal: read(wire) });
    }
  }

  refuse(side: Side, code: string): void {
    const leg = this.#legs.get(side) ?? '';
    this.#news(side, { kind: 'refused', call: 'call-1', leg, code });
  }

  /** The page of a side goes for good. */
  gone(side: Side): void {
    this.#legs.delete(side);
    this.#tellLegs();
  }

  #news(side: Side, news: SignalNews): void {
    for (const page of [...this.#listeners]) if (page.side === side) page.hear(news);
  }

  #signal(side: Side, call: string, leg: string, data: SignalSaid): void {
    this.said.push({ side, data });
    if (data.type === 'join') {
      if (call !== this.#call) this.#legs.clear();
      this.#call = call;
      this.#legs.set(side, leg);
      this.#tellLegs();
    } else if (this.way === 'DIRECT') {
      this.tell(side === 'AGENT' ? 'CUSTOMER' : 'AGENT', side, leg, data, call);
    }
  }

  #tellLegs(): void {
    const legs = {
      type: 'legs',
      way: this.way,
      customer: this.#legs.get('CUSTOMER') ?? null,
      agent: this.#legs.get('AGENT') ?? null,
      iceServers: [{ urls: ['stun:stun.example.com'] }],
      iceTransportPolicy: 'relay',
    };
    this.tell('CUSTOMER', 'SERVER', null, legs, this.#call);
    this.tell('AGENT', 'SERVER', null, legs, this.#call);
  }
}

function read(wire: object): Signal {
  const [event] = readCustomerFrame(JSON.stringify([wire]));
  if (event?.kind !== 'signal') throw new Error('a signal that nobody can read');
  return event;
}

/** A call that rings at somebody. */
export function ringing(change: Partial<Call> = {}): Call {
  return talked({ phase: 'RINGING', deadline: 45_000, acceptedAt: null, ...change });
}

/** A call that is talked. */
export function talked(change: Partial<Call> = {}): Call {
  return {
    id: 'call-1',
    by: 'CUSTOMER',
    media: 'VIDEO',
    way: 'DIRECT',
    phase: 'TALKING',
    deadline: null,
    acceptedAt: 0,
    connectedAt: null,
    ...change,
  };
}
