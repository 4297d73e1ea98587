import {
  type Content,
  type CustomerEntry,
  type CustomerEvent,
  type CustomerState,
  type CustomerWelcome,
  type Range,
  type Refused,
  readCustomerFrame,
} from '@zongji/protocol';
import { CallDesk, type CallLine } from './calls';
import { Drafts } from './drafts';
import { Gaps } from './gaps';
import { Line, type LineState } from './line';
import { type Answer, Outbox, type Parcel } from './outbox';
import type { Ports } from './ports';
import { grow, NOTHING_REACHED, type Reached, ReadTold } from './receipts';
import { Listeners, type Readable } from './store';
import { fold, nothing, prepend, startOver, type Timeline } from './timeline';
import { TypingSeen, TypingTold } from './typing';

/** Which conversation a customer's client holds, and as whom. */
export interface CustomerTicket {
  readonly token: string;
  readonly conversation: string;
}

/** Everything a customer's page shows. */
export interface CustomerView {
  readonly line: LineState;
  /** Null until the first welcome. */
  readonly state: CustomerState | null;
  readonly timeline: Timeline<CustomerEntry>;
  /** What was said and is not in the timeline yet. */
  readonly parcels: readonly Parcel[];
  readonly agentTypes: boolean;
  /** How far the agent has received and read. */
  readonly reached: Reached;
  /** Server's clock minus this machine's, in milliseconds. */
  readonly clockAhead: number;
}

/** One conversation as its customer's browser holds it. */
export class CustomerClient implements Readable<CustomerView> {
  readonly #ports: Ports;
  readonly #ticket: CustomerTicket;
  readonly #line: Line<CustomerEvent>;
  readonly #outbox: Outbox;
  readonly #drafts: Drafts;
  readonly #gaps: Gaps;
  readonly #calls: CallDesk;
  readonly #typed: TypingTold;
  readonly #typing: TypingSeen;
  readonly #readTold: ReadTold;
  readonly #listeners = new Listeners();
  #view: CustomerView | null = null;
  #epoch: string | null = null;
  #state: CustomerState | null = null;
  #timeline: Timeline<CustomerEntry> = nothing();
  #reached: Reached = NOTHING_REACHED;
  #clockAhead = 0;
  #wasReady = false;

  constructor(ports: Ports, ticket: CustomerTicket) {
    const scope = `zongji.customer.${ticket.conversation}`;
    const changed = () => this.#changed();
    this.#ports = ports;
    this.#ticket = ticket;
    this.#line = new Line(ports, {
      hello: () => ({ op: 'hello', ...ticket, after: this.#timeline.last }),
      read: readCustomerFrame,
      heard: (event) => this.#heard(event),
      changed: () => this.#lineChanged(),
    });
    const line = {
      send: (op: object) => this.#line.send(op),
      reset: () => this.#line.reset(),
    };
    this.#typing = new TypingSeen(ports.timers, changed);
    this.#typed = new TypingTold(ports.timers);
    this.#gaps = new Gaps(ports.timers, (conversation, after) => {
      line.send({ op: 'fetch', conversation, after });
    });
    this.#readTold = new ReadTold(ports.timers, (conversation, upTo) => {
      return line.send({ op: 'read', conversation, upTo }) !== null;
    });
    this.#drafts = new Drafts(ports.storage, 'zongji.customer');
    this.#outbox = new Outbox(ports, line, scope, changed);
    this.#calls = new CallDesk(ports, line, this.#outbox);
  }

  view(): CustomerView {
    this.#view ??= {
      line: this.#line.state(),
      state: this.#state,
      timeline: this.#timeline,
      parcels: this.#outbox.parcels(),
      agentTypes: this.#typing.has(this.#ticket.conversation),
      reached: this.#reached,
      clockAhead: this.#clockAhead,
    };
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Its calls: asking, accepting, ending, and what the pages of a call tell each other. */
  get calls(): CallLine {
    return this.#calls;
  }

  start(): void {
    this.#line.start();
  }

  /** Hangs up for good; what is unsent stays in storage. */
  stop(): void {
    this.#line.stop();
    this.#outbox.stop();
    this.#calls.stop();
    this.#gaps.clear();
    this.#typing.stop();
    this.#readTold.stop();
  }

  /** The network or the screen came back. */
  nudge(): void {
    this.#line.nudge();
  }

  /** Says something; with a client id of its own it is said once, however often this is called. */
  say(content: Content, clientId: string = this.#ports.newId()): void {
    const said = this.#timeline.entries.some(
      (entry) => entry.kind === 'MESSAGE' && entry.clientId === clientId,
    );
    if (said) return;
    this.#typed.sent(this.#ticket.conversation);
    this.#outbox.say(this.#ticket.conversation, content, clientId);
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  discard(clientId: string): void {
    this.#outbox.discard(clientId);
  }

  /** The conversation this client holds. */
  get conversation(): string {
    return this.#ticket.conversation;
  }

  /** Gives up the place in the queue, or ends the conversation. */
  leave(): Promise<Answer> {
    return this.#act('leave', {});
  }

  /** Rates the service with 1 to 5 and at most 500 characters. */
  rate(score: number, comment: string): Promise<Answer> {
    return this.#act('rate', { score, comment });
  }

  typing(): void {
    const { conversation } = this.#ticket;
    if (this.#typed.due(conversation)) this.#line.send({ op: 'typing', conversation });
  }

  /** Everything up to here has been on the screen. */
  read(upTo: number): void {
    this.#readTold.read(this.#ticket.conversation, upTo);
  }

  draft(): string {
    return this.#drafts.get(this.#ticket.conversation);
  }

  saveDraft(text: string): void {
    this.#drafts.set(this.#ticket.conversation, text);
  }

  /** Adds older entries, read elsewhere: everything visible with `from < seq`. */
  addOlder(entries: readonly CustomerEntry[], from: number): void {
    this.#timeline = prepend(this.#timeline, entries, from);
    this.#changed();
  }

  #act(op: string, more: object): Promise<Answer> {
    const { conversation } = this.#ticket;
    const clientId = this.#ports.newId();
    const frame = { op, conversation, clientId, ...more };
    return this.#outbox.act({ conversation, clientId, frame });
  }

  #heard(event: CustomerEvent): void {
    switch (event.kind) {
      case 'welcome':
        this.#welcomed(event);
        return;
      case 'entries':
        this.#range(event);
        return;
      case 'done':
        if (!this.#outbox.done(event.ref, event.seq)) this.#calls.done(event.ref);
        this.#gaps.expect(this.#ticket.conversation, this.#timeline.last, event.seq ?? 0);
        return;
      case 'refused':
        this.#refused(event);
        return;
      case 'signal':
        this.#calls.heard(event);
        return;
      case 'position':
        this.#positioned(event.ahead);
        return;
      case 'typing':
        if (event.by === 'AGENT') this.#typing.heard(this.#ticket.conversation);
        return;
      case 'receipt':
        if (event.by === 'AGENT') this.#reached = grow(this.#reached, event);
        this.#changed();
        return;
      case 'pong':
        return;
    }
  }

  #refused({ ref, code, detail, again }: Refused): void {
    if (ref === null) return;
    if (!this.#outbox.refused(ref, code, detail, again)) this.#calls.refused(ref, code, again);
  }

  #welcomed(welcome: CustomerWelcome): void {
    const another = this.#epoch !== null && this.#epoch !== welcome.epoch;
    this.#epoch = welcome.epoch;
    if (welcome.now !== null) this.#clockAhead = welcome.now - this.#ports.timers.now();
    if (another || welcome.after > this.#timeline.last) {
      this.#timeline = startOver(welcome);
      this.#state = welcome.state;
      this.#taken(welcome.entries, welcome.upTo);
    } else {
      this.#range({ ...welcome, kind: 'entries' });
      this.#state = welcome.state ?? this.#state;
    }
    this.#outbox.lineReady();
    this.#calls.lineReady();
    this.#readTold.flush();
    this.#changed();
  }

  #range(range: Range<CustomerEntry, CustomerState>): void {
    if (range.conversation !== this.#ticket.conversation) return;
    const folded = fold(this.#timeline, range);
    switch (folded.kind) {
      case 'gap':
        this.#gaps.check(range.conversation, folded.after, range.upTo);
        return;
      case 'known':
        return;
      case 'applied':
        this.#timeline = folded.timeline;
        this.#state = range.state ?? this.#state;
        this.#taken(folded.fresh, range.upTo);
        this.#gaps.applied(range.conversation, folded.timeline.last);
        this.#changed();
        return;
    }
  }

  #taken(entries: readonly CustomerEntry[], upTo: number): void {
    for (const entry of entries) {
      if (entry.kind !== 'MESSAGE') continue;
      if (entry.clientId !== null) this.#outbox.seen(entry.clientId);
      if (entry.from === 'AGENT') this.#typing.over(this.#ticket.conversation);
    }
    this.#outbox.known(this.#ticket.conversation, upTo);
  }

  #positioned(ahead: number): void {
    if (this.#state === null || this.#state.phase === 'ENDED') return;
    this.#state = { ...this.#state, ahead };
    this.#changed();
  }

  #lineChanged(): void {
    const ready = this.#line.state().kind === 'ready';
    if (this.#wasReady && !ready) {
      this.#outbox.lineLost();
      this.#gaps.clear();
    }
    this.#wasReady = ready;
    this.#changed();
  }

  #changed(): void {
    this.#view = null;
    this.#listeners.tell();
  }
}
