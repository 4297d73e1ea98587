import type { Call, CallMedia, CallReport, Legs, Side, Signal } from '@zongji/protocol';
import {
  type Answer,
  type CallLine,
  Listeners,
  type Readable,
  type SignalNews,
} from '@zongji/sync';
import { DARK, type Devices, type DevicesView } from './devices';
import { Direct } from './direct';
import { Janus } from './janus';
import type { CallPorts, Decoded, Link } from './ports';
import { NOTHING_DECODED, type Way, type WayOwner } from './way';

/** Until something is heard or seen this is looked for so often, in milliseconds. */
const FIRST_EVERY = 40;
/** Afterwards it is watched so often whether pictures still come, in milliseconds. */
const WATCH_EVERY = 1_000;
/** In a video call sound alone counts as the first frame after this, in milliseconds. */
const SOUND_ALONE_AFTER = 3_000;
/** No sound at all for this long means that the other side has none to send, in milliseconds. */
const UNHEARD_AFTER = 4_000;

/** Where a page's part in a call stands. */
export type Stage =
  /** This browser cannot take part. */
  | { readonly kind: 'no-webrtc' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'talking' }
  | { readonly kind: 'reconnecting' }
  /** `REPLACED`: another page of this side took the call over. Else why the call ended. */
  | { readonly kind: 'ended'; readonly why: string };

/** What the screen of a call shows. */
export interface CallView<M> extends DevicesView<M> {
  readonly stage: Stage;
  /** What the other side sends, sound and picture; null before anything came. */
  readonly remote: M | null;
  /** Whether pictures of the other side come just now. */
  readonly pictures: boolean;
  /** Whether sound of the other side comes; silence counts, no microphone does not. */
  readonly hears: boolean;
}

/** What a session stands on. */
export interface SessionGiven<M> {
  readonly side: Side;
  readonly conversation: string;
  readonly call: Call;
  readonly line: CallLine;
  readonly ports: CallPorts<M>;
}

/** What a session gets once its call is accepted, and not before. */
export interface Talked<M> {
  readonly call: Call;
  readonly devices: Devices<M>;
  /** When this page accepted or learned of it; null when it comes back to a call after a reload. */
  readonly acceptedAt: number | null;
}

/**
 * This page's part in one call: joins with a leg of its own, finds the way to the other side, joins
 * again when the line comes back, and measures what it promised to report.
 *
 * It may begin while the call rings. Until {@link CallSession.talk} it has no devices, so that there
 * is nothing to send, and keeps to itself whatever the other side sends.
 */
export class CallSession<M> implements Readable<CallView<M>> {
  readonly #given: SessionGiven<M>;
  readonly #leg: string;
  readonly #listeners = new Listeners();
  readonly #reported = new Set<CallReport>();
  #call: Call;
  #talked: Talked<M> | null = null;
  #stage: Stage = { kind: 'connecting' };
  #remote: M | null = null;
  #pictures = false;
  #view: CallView<M> | null = null;
  #way: { readonly kind: Legs['way']; readonly way: Way<M> } | null = null;
  #last = 0;
  #seen = NOTHING_DECODED;
  #soundSince: number | null = null;
  #heardAt: number | null = null;
  #hears = true;
  #cancelWatch = () => {};
  #unlisten = () => {};
  #unwatch = () => {};

  constructor(given: SessionGiven<M>) {
    this.#given = given;
    this.#call = given.call;
    this.#leg = given.ports.newId();
  }

  readonly view = (): CallView<M> => {
    this.#view ??= {
      ...(this.#devices?.view() ?? DARK),
      stage: this.#stage,
      remote: this.#talked === null ? null : this.#remote,
      pictures: this.#pictures,
      hears: this.#hears,
    };
    return this.#view;
  };

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** The call as the server last told it. */
  get call(): Call {
    return this.#call;
  }

  get conversation(): string {
    return this.#given.conversation;
  }

  get #devices(): Devices<M> | null {
    return this.#talked?.devices ?? null;
  }

  /** Joins. A browser without WebRTC does nothing but say so. */
  start(): void {
    const { ports, line } = this.#given;
    if (!ports.supported) {
      this.#turn({ kind: 'no-webrtc' });
      return;
    }
    this.#unlisten = line.listen((news) => this.#news(news));
    this.#join();
  }

  /** The call is accepted: from here on this side is seen and heard, and sees and hears. */
  talk(talked: Talked<M>): void {
    if (this.#talked !== null || this.#stage.kind === 'ended') return;
    this.#talked = talked;
    this.#call = talked.call;
    if (!this.#given.ports.supported) return;
    if (this.#way !== null) talked.devices.sendTo(this.#way.way.send);
    this.#unwatch = talked.devices.subscribe(() => this.#changed());
    talked.devices.follow();
    void talked.devices.open(this.#call.media);
    if (this.#stage.kind === 'talking') this.#report('CONNECTED');
    // What failed while it rang was never there for whoever looks on.
    if (this.#stage.kind === 'reconnecting') this.#turn({ kind: 'connecting' });
    this.#changed();
    this.#watchAfter(FIRST_EVERY);
  }

  /** The server told the call anew. */
  update(call: Call): void {
    const before = this.#call;
    this.#call = call;
    if (before.media === 'VIDEO' && call.media === 'VOICE') void this.#devices?.see(false);
    this.#changed();
  }

  /** Voice ↔ video, for both sides. The own camera follows; the other side decides for itself. */
  async change(media: CallMedia): Promise<Answer> {
    const answer = await this.#given.line.change(this.conversation, this.#call.id, media);
    if (answer.kind === 'done') await this.#devices?.see(media === 'VIDEO');
    return answer;
  }

  hangUp(): Promise<Answer> {
    return this.#given.line.end(this.conversation, this.#call.id);
  }

  speak(on: boolean): void {
    void this.#devices?.speak(on);
  }

  see(on: boolean): void {
    void this.#devices?.see(on);
  }

  /** The person chose other devices. */
  rechoose(): void {
    void this.#devices?.rechoose();
  }

  turnCamera(): void {
    void this.#devices?.turn();
  }

  /** The first picture of the other side stands on the screen. */
  pictured(): void {
    this.#report('FIRST_FRAME');
  }

  /** This page's part is over; the devices that it got go dark. */
  close(why: string): void {
    this.#leave();
    this.#devices?.close();
    this.#turn({ kind: 'ended', why });
  }

  #leave(): void {
    this.#cancelWatch();
    this.#unlisten();
    this.#unwatch();
    this.#way?.way.close();
    this.#way = null;
    this.#remote = null;
    this.#given.line.forget(this.#leg);
  }

  #join(): void {
    this.#signal({ type: 'join' });
  }

  readonly #signal: WayOwner<M>['signal'] = (data) =>
    this.#given.line.signal(this.conversation, this.#call.id, this.#leg, data);

  #news(news: SignalNews): void {
    switch (news.kind) {
      case 'back':
        this.#join();
        return;
      case 'refused':
        if (news.leg === this.#leg) this.#refused(news.code);
        return;
      case 'signal':
        if (news.signal.call === this.#call.id) this.#heard(news.signal);
        return;
    }
  }

  #refused(code: string): void {
    if (code === 'call.leg-replaced') this.close('REPLACED');
    else if (code === 'conversation.call-gone' || code === 'conversation.not-yours') {
      this.close('GONE');
    } else if (code === 'call.not-joined') this.#join();
    else this.#given.ports.report(new Error(`a signal was refused: ${code}`));
  }

  #heard({ n, from, leg, data }: Signal): void {
    // Coming back to the line tells again what was told before.
    if (n <= this.#last) return;
    this.#last = n;
    if (data === null) return;
    if (data.type !== 'legs') {
      this.#way?.way.heard(from, leg, data);
      return;
    }
    const mine = this.#given.side === 'AGENT' ? data.agent : data.customer;
    if (mine === this.#leg) this.#wayOf(data.way).legs(data);
    else this.close('REPLACED');
  }

  #wayOf(kind: Legs['way']): Way<M> {
    if (this.#way?.kind === kind) return this.#way.way;
    this.#way?.way.close();
    this.#remote = null;
    const owner: WayOwner<M> = {
      side: this.#given.side,
      leg: this.#leg,
      timers: this.#given.ports.timers,
      peer: this.#given.ports.peer,
      signal: this.#signal,
      linked: (link) => this.#linked(link),
      media: (media) => {
        this.#remote = media;
        this.#changed();
      },
      lost: () => this.#lost(),
      report: this.#given.ports.report,
    };
    const way = kind === 'DIRECT' ? new Direct(owner) : new Janus(owner);
    this.#way = { kind, way };
    this.#devices?.sendTo(way.send);
    return way;
  }

  #linked(link: Link): void {
    switch (link) {
      case 'connected':
        this.#report('CONNECTED');
        this.#turn({ kind: 'talking' });
        return;
      case 'connecting':
        // A first attempt connects; what was connected before does so again.
        this.#turn({ kind: this.#stage.kind === 'connecting' ? 'connecting' : 'reconnecting' });
        return;
      case 'interrupted':
      case 'failed':
        this.#pictures = false;
        this.#turn({ kind: 'reconnecting' });
        return;
    }
  }

  /**
   * The agent's page gives up what cannot be mended from page to page; the customer's waits for it.
   * With Janus each has a connection of its own to give up. While it rings nothing is lost yet:
   * whoever accepts begins anew.
   */
  #lost(): void {
    if (this.#talked === null) {
      this.close('LOST');
      return;
    }
    if (this.#given.side === 'AGENT' || this.#way?.kind === 'JANUS') {
      void this.#given.line.lose(this.conversation, this.#call.id);
    }
    this.#turn({ kind: 'reconnecting' });
  }

  #watchAfter(millis: number): void {
    this.#cancelWatch = this.#given.ports.timers.after(millis, () => void this.#watch());
  }

  async #watch(): Promise<void> {
    const decoded = await (this.#way?.way.decoded() ?? NOTHING_DECODED);
    if (this.#stage.kind === 'ended') return;
    const more = decoded.frames > this.#seen.frames;
    this.#listen(decoded);
    this.#seen = decoded;
    if (decoded.samples > 0) this.#sounded(decoded.frames > 0);
    if (more) this.pictured();
    const first = this.#reported.has('FIRST_FRAME');
    if (more !== this.#pictures && (first || more)) {
      this.#pictures = more;
      this.#changed();
    }
    this.#watchAfter(first ? WATCH_EVERY : FIRST_EVERY);
  }

  /** Notices when nothing more is sent to be heard: a muted microphone sends silence. */
  #listen({ packets }: Decoded): void {
    const now = this.#given.ports.timers.now();
    const before = this.#seen.packets ?? 0;
    // A way that is only just found, or looked for again, is no microphone that is gone.
    if (packets === undefined || packets !== before || this.#stage.kind !== 'talking') {
      this.#heardAt = now;
    }
    this.#heardAt ??= now;
    const hears = now - this.#heardAt < UNHEARD_AFTER;
    if (hears === this.#hears) return;
    this.#hears = hears;
    this.#changed();
  }

  /** Sound is the first frame of a voice call, and of a video call whose camera stays dark. */
  #sounded(pictured: boolean): void {
    const now = this.#given.ports.timers.now();
    this.#soundSince ??= now;
    const alone = now - this.#soundSince >= SOUND_ALONE_AFTER;
    if (this.#call.media === 'VOICE' || pictured || alone) this.#report('FIRST_FRAME');
  }

  #report(what: CallReport): void {
    if (this.#talked === null || this.#reported.has(what)) return;
    this.#reported.add(what);
    const { ports, line } = this.#given;
    const { acceptedAt } = this.#talked;
    if (acceptedAt === null) return;
    line.report(this.conversation, this.#call.id, what, ports.timers.now() - acceptedAt);
  }

  #turn(stage: Stage): void {
    if (this.#stage.kind === 'ended') return;
    this.#stage = stage;
    this.#changed();
  }

  #changed(): void {
    this.#view = null;
    this.#listeners.tell();
  }
}
