import {
  type Chosen,
  type Content,
  type Desk,
  type Entry,
  type Refused,
  readWorkspaceFrame,
  type WorkspaceEvent,
  type WorkspaceRange,
  type WorkspaceWelcome,
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

/** What an agent's window knows of one conversation. */
export interface WorkspaceConversation {
  readonly timeline: Timeline<Entry>;
  readonly customerTypes: boolean;
  /** How far the customer has received and read. */
  readonly reached: Reached;
}

/** Everything an agent's window shows. */
export interface WorkspaceView {
  readonly line: LineState;
  /** Null until the first welcome. */
  readonly desk: Desk | null;
  readonly conversations: ReadonlyMap<string, WorkspaceConversation>;
  /** What was said and is in no timeline yet, of all conversations. */
  readonly parcels: readonly Parcel[];
  /** Server's clock minus this machine's, in milliseconds. */
  readonly clockAhead: number;
}

/** An agent's desk as the agent's browser holds it. */
export class WorkspaceClient implements Readable<WorkspaceView> {
  readonly #ports: Ports;
  readonly #line: Line<WorkspaceEvent>;
  readonly #outbox: Outbox;
  readonly #gaps: Gaps;
  readonly #calls: CallDesk;
  readonly #typed: TypingTold;
  readonly #typing: TypingSeen;
  readonly #readTold: ReadTold;
  readonly #listeners = new Listeners();
  /** Texts begun and not sent. */
  readonly drafts: Drafts;
  #view: WorkspaceView | null = null;
  #epoch: string | null = null;
  #desk: Desk | null = null;
  #timelines = new Map<string, Timeline<Entry>>();
  #reached = new Map<string, Reached>();
  #shown = new Map<string, WorkspaceConversation>();
  #clockAhead = 0;
  #wasReady = false;
  #take = true;

  /** `scope` keeps what one agent left unsent apart from another's in the same browser. */
  constructor(ports: Ports, scope: string) {
    const window = ports.newId();
    const changed = () => this.#changed();
    this.#ports = ports;
    this.#line = new Line(ports, {
      hello: () => ({ op: 'hello', window, take: this.#take, after: this.#known() }),
      read: readWorkspaceFrame,
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
    this.drafts = new Drafts(ports.storage, scope);
    this.#outbox = new Outbox(ports, line, scope, changed);
    this.#calls = new CallDesk(ports, line, this.#outbox);
  }

  view(): WorkspaceView {
    this.#view ??= {
      line: this.#line.state(),
      desk: this.#desk,
      conversations: this.#conversations(),
      parcels: this.#outbox.parcels(),
      clockAhead: this.#clockAhead,
    };
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The calls of its conversations: asking, accepting, ending, signals. */
  get calls(): CallLine {
    return this.#calls;
  }

  /** Connects, and takes the desk over from any other window of this agent. */
  start(): void {
    this.#take = true;
    this.#line.start();
  }

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

  choose(chosen: Chosen): Promise<Answer> {
    // Choosing the same twice is the same as once, so it needs no id of its own at the server.
    const frame = { op: 'presence', choose: chosen };
    return this.#outbox.act({ conversation: '', clientId: this.#ports.newId(), frame });
  }

  /** Takes an offer; `withCall` accepts in the same step the call that the customer asks for. */
  accept(conversation: string, offer: string, withCall = false): Promise<Answer> {
    return this.#act('accept', conversation, withCall ? { offer, withCall } : { offer });
  }

  decline(conversation: string, offer: string): Promise<Answer> {
    return this.#act('decline', conversation, { offer });
  }

  say(conversation: string, content: Content): void {
    this.#typed.sent(conversation);
    this.#outbox.say(conversation, content);
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  discard(clientId: string): void {
    this.#outbox.discard(clientId);
  }

  /** Ends the service; the agent goes on with the wrap-up. */
  end(conversation: string): Promise<Answer> {
    return this.#act('end', conversation, {});
  }

  /** Finishes the wrap-up. */
  finish(conversation: string): Promise<Answer> {
    return this.#act('finish', conversation, {});
  }

  /** Hands over to a group, or to one agent of it. */
  transfer(
    conversation: string,
    target: { readonly groupId: string; readonly to?: string; readonly note: string },
  ): Promise<Answer> {
    return this.#act('transfer', conversation, target);
  }

  /** Leaves a note for the agents of a conversation that this one has served. */
  note(conversation: string, note: string): Promise<Answer> {
    return this.#act('note', conversation, { note });
  }

  typing(conversation: string): void {
    if (this.#typed.due(conversation)) this.#line.send({ op: 'typing', conversation });
  }

  /** Everything up to here has been on the agent's screen. */
  read(conversation: string, upTo: number): void {
    this.#readTold.read(conversation, upTo);
  }

  /** Adds older entries, read elsewhere: everything with `from < seq`. */
  addOlder(conversation: string, entries: readonly Entry[], from: number): void {
    this.#keep(conversation, prepend(this.#timeline(conversation), entries, from));
    this.#changed();
  }

  #act(op: string, conversation: string, more: object): Promise<Answer> {
    const clientId = this.#ports.newId();
    const frame = { op, conversation, clientId, ...more };
    return this.#outbox.act({ conversation, clientId, frame });
  }

  #known(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#timelines].map(([conversation, timeline]) => [conversation, timeline.last]),
    );
  }

  #heard(event: WorkspaceEvent): void {
    switch (event.kind) {
      case 'welcome':
        this.#welcomed(event);
        return;
      case 'entries':
        this.#range(event);
        return;
      case 'desk':
        this.#arranged(event.desk);
        return;
      case 'done':
        if (!this.#outbox.done(event.ref, event.seq)) this.#calls.done(event.ref);
        return;
      case 'refused':
        this.#refused(event);
        return;
      case 'signal':
        this.#calls.heard(event);
        return;
      case 'typing':
        if (event.by === 'CUSTOMER') this.#typing.heard(event.conversation);
        return;
      case 'receipt':
        if (event.by === 'CUSTOMER') this.#reach(event.conversation, event);
        return;
      case 'pong':
        this.#setClock(event.now);
        return;
      case 'position':
        return;
    }
  }

  #refused({ ref, code, detail, again }: Refused): void {
    if (ref === null) return;
    if (!this.#outbox.refused(ref, code, detail, again)) this.#calls.refused(ref, code, again);
  }

  #welcomed(welcome: WorkspaceWelcome): void {
    if (this.#epoch !== null && this.#epoch !== welcome.epoch) {
      this.#timelines.clear();
      this.#reached.clear();
    }
    // From now on a broken line comes back without stealing the desk from a newer window.
    this.#take = false;
    this.#epoch = welcome.epoch;
    this.#desk = null;
    this.#setClock(welcome.now);
    for (const range of welcome.timelines) this.#welcomedRange(range);
    this.#arranged(welcome.desk);
    this.#outbox.lineReady();
    this.#calls.lineReady();
    this.#readTold.flush();
    this.drafts.refresh();
    this.#changed();
  }

  #welcomedRange(range: WorkspaceRange): void {
    if (range.after > this.#timeline(range.conversation).last) {
      this.#keep(range.conversation, startOver(range));
      this.#taken(range.conversation, range.entries, range.upTo);
    } else {
      this.#range(range);
    }
  }

  #range(range: WorkspaceRange): void {
    const folded = fold(this.#timeline(range.conversation), range);
    switch (folded.kind) {
      case 'gap':
        this.#gaps.check(range.conversation, folded.after, range.upTo);
        return;
      case 'known':
        return;
      case 'applied':
        this.#keep(range.conversation, folded.timeline);
        this.#taken(range.conversation, folded.fresh, range.upTo);
        this.#gaps.applied(range.conversation, folded.timeline.last);
        this.#changed();
        return;
    }
  }

  #taken(conversation: string, entries: readonly Entry[], upTo: number): void {
    for (const entry of entries) {
      if (entry.clientId !== null) this.#outbox.seen(entry.clientId);
      if (entry.kind === 'MESSAGE' && entry.from === 'CUSTOMER') this.#typing.over(conversation);
    }
    this.#outbox.known(conversation, upTo);
  }

  #arranged(desk: Desk): void {
    if (this.#desk !== null && desk.version <= this.#desk.version) return;
    this.#desk = desk;
    const open = new Set(desk.tasks.map((task) => task.conversation));
    for (const conversation of this.#timelines.keys()) {
      if (!open.has(conversation)) this.#forget(conversation);
    }
    for (const task of desk.tasks) {
      this.#gaps.expect(task.conversation, this.#timeline(task.conversation).last, task.lastSeq);
      this.#reach(task.conversation, { delivered: task.read.delivered, read: task.read.customer });
    }
    this.#changed();
  }

  #forget(conversation: string): void {
    this.#timelines.delete(conversation);
    this.#reached.delete(conversation);
    this.#shown.delete(conversation);
    this.#typing.over(conversation);
  }

  #reach(conversation: string, receipt: Reached): void {
    const before = this.#reached.get(conversation) ?? NOTHING_REACHED;
    const after = grow(before, receipt);
    if (after === before) return;
    this.#reached.set(conversation, after);
    this.#changed();
  }

  #setClock(now: number | null): void {
    if (now !== null) this.#clockAhead = now - this.#ports.timers.now();
  }

  #timeline(conversation: string): Timeline<Entry> {
    return this.#timelines.get(conversation) ?? nothing();
  }

  #keep(conversation: string, timeline: Timeline<Entry>): void {
    this.#timelines.set(conversation, timeline);
  }

  /** Conversations that did not change stay the same objects, so that their screens stay still. */
  #conversations(): ReadonlyMap<string, WorkspaceConversation> {
    const shown = new Map<string, WorkspaceConversation>();
    for (const [conversation, timeline] of this.#timelines) {
      const next = {
        timeline,
        customerTypes: this.#typing.has(conversation),
        reached: this.#reached.get(conversation) ?? NOTHING_REACHED,
      };
      const before = this.#shown.get(conversation);
      const same =
        before?.timeline === next.timeline &&
        before.customerTypes === next.customerTypes &&
        before.reached === next.reached;
      shown.set(conversation, same ? before : next);
    }
    this.#shown = shown;
    return shown;
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
