import { type Call, type CallOp, readCall } from './calls';
import type { Said } from './content';
import type { Presence } from './contract';
import {
  eventFields,
  type From,
  type Range,
  readFrame,
  readRange,
  readShared,
  type Shared,
} from './events';
import { type Entry, readEntry } from './facts';
import { MODES, type Mode } from './mode';
import {
  asText,
  fields,
  flag,
  instant,
  instantOrNull,
  list,
  listOrNull,
  oneOf,
  part,
  partOrNull,
  type Read,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from './read';

const PRESENCES = [
  'OFFLINE',
  'IDLE',
  'BUSY',
  'WRAP_UP',
  'REST',
] as const satisfies readonly Presence[];
const CHOICES = ['OFFLINE', 'IDLE', 'REST'] as const;
const STATES = ['OFFERED', 'SERVED', 'WRAP_UP'] as const;
const AUTHORS = ['CUSTOMER', 'AGENT', 'SYSTEM'] as const;

export type { Presence } from './contract';

/** What an agent can choose to be. */
export type Chosen = (typeof CHOICES)[number];

/** What an agent has to do with a conversation. */
export type TaskState = (typeof STATES)[number];

/** A conversation that rings at the agent. Times are milliseconds since 1970. */
export interface Offer {
  readonly id: string;
  /** When it goes to another agent; null when it rings until it is answered. */
  readonly deadline: number | null;
  /** How long it rings in all, in seconds; null as above. */
  readonly ringSeconds: number | null;
}

/** One conversation on an agent's desk. */
export interface Task {
  readonly conversation: string;
  readonly state: TaskState;
  readonly since: number;
  readonly offer: Offer | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly channel: { readonly kind: string; readonly name: string };
  readonly mode: Mode;
  readonly customer: { readonly id: string; readonly name: string; readonly away: boolean };
  readonly enteredAt: number;
  readonly waitedSeconds: number;
  /** What is asked for: TEXT, VOICE or VIDEO. */
  readonly asks: string;
  /** Labels of the modules it came through. */
  readonly path: readonly string[];
  /** What the agent who transferred it wrote; null when nothing. */
  readonly note: string | null;
  readonly lastSeq: number;
  readonly lastMessage: {
    readonly from: From;
    /** TEXT, IMAGE, FILE or VOICE; of the last three `text` is the name. */
    readonly kind: string;
    readonly text: string;
    readonly at: number;
  } | null;
  /** Since when the customer waits for a word of the agent; null when it is the customer's turn. */
  readonly customerWaitingSince: number | null;
  /** The call that rings or is talked; null when there is none. */
  readonly call: Call | null;
  /** Up to which sequence number the customer has received and read. */
  readonly read: { readonly customer: number; readonly delivered: number };
}

/** The whole desk of an agent; a greater `version` replaces a smaller one. */
export interface Desk {
  readonly version: number;
  readonly presence: Presence;
  readonly chosen: Chosen;
  /** Since when the presence is so; null for an agent who was never online. */
  readonly since: number | null;
  /** Codes that answer “why do I get no conversations?”; empty when nothing stands in the way. */
  readonly whyNoOffers: readonly string[];
  readonly tasks: readonly Task[];
}

/** Entries of one conversation; the workspace sees every fact, so there is no further state. */
export type WorkspaceRange = Range<Entry, null>;

/** The answer to hello. */
export interface WorkspaceWelcome {
  readonly kind: 'welcome';
  readonly epoch: string;
  readonly now: number | null;
  readonly desk: Desk;
  readonly timelines: readonly WorkspaceRange[];
}

/** Everything the server says to a workspace. */
export type WorkspaceEvent =
  | WorkspaceWelcome
  | WorkspaceRange
  | { readonly kind: 'desk'; readonly desk: Desk }
  | Shared;

/** What a workspace may ask; `ref` comes back in the answer. */
export type WorkspaceOp =
  | {
      readonly op: 'hello';
      readonly window: string;
      readonly take: boolean;
      readonly after: Readonly<Record<string, number>>;
    }
  | { readonly op: 'presence'; readonly choose: Chosen }
  | {
      readonly op: 'accept' | 'decline';
      readonly conversation: string;
      readonly offer: string;
      readonly clientId: string;
      /** Accepts the call that the customer asks for with it; only of `accept`. */
      readonly withCall?: boolean;
    }
  | {
      readonly op: 'say';
      readonly conversation: string;
      readonly clientId: string;
      readonly content: Said;
    }
  | { readonly op: 'end' | 'finish'; readonly conversation: string; readonly clientId: string }
  | {
      readonly op: 'transfer';
      readonly conversation: string;
      readonly clientId: string;
      readonly groupId: string;
      readonly to?: string;
      readonly note: string;
    }
  | {
      readonly op: 'note';
      readonly conversation: string;
      readonly clientId: string;
      readonly note: string;
    }
  | { readonly op: 'typing'; readonly conversation: string }
  | { readonly op: 'read'; readonly conversation: string; readonly upTo: number }
  | { readonly op: 'fetch'; readonly conversation: string; readonly after: number }
  | CallOp
  | { readonly op: 'ping' };

/** Reads a frame of `/ws/workspace`. */
export function readWorkspaceFrame(source: string): readonly WorkspaceEvent[] {
  return readFrame(source, readWorkspaceEvent);
}

const readWorkspaceEvent: Read<WorkspaceEvent | null> = (value, at) => {
  const from = eventFields(value, at);
  switch (text(from, 'kind')) {
    case 'welcome':
      return {
        kind: 'welcome',
        epoch: text(from, 'epoch'),
        now: instantOrNull(from, 'now'),
        desk: part(from, 'desk', readDesk),
        timelines: list(from, 'timelines', readTimeline),
      };
    case 'entries':
      return readTimeline(value, at);
    case 'desk':
      return { kind: 'desk', desk: part(from, 'desk', readDesk) };
    default:
      return readShared(from);
  }
};

const readTimeline: Read<WorkspaceRange> = (value, at) =>
  readRange(fields(value, at), readEntry, () => null);

/** Reads an agent's desk. */
export const readDesk: Read<Desk> = (value, at) => {
  const from = fields(value, at);
  return {
    version: whole(from, 'version'),
    presence: oneOf(from, 'presence', PRESENCES),
    chosen: oneOf(from, 'chosen', CHOICES),
    since: instantOrNull(from, 'since'),
    whyNoOffers: listOrNull(from, 'whyNoOffers', asText) ?? [],
    tasks: list(from, 'tasks', readTask),
  };
};

const readTask: Read<Task> = (value, at) => {
  const from = fields(value, at);
  return {
    conversation: text(from, 'conversation'),
    state: oneOf(from, 'state', STATES),
    since: instant(from, 'since'),
    offer: partOrNull(from, 'offer', readOffer),
    group: partOrNull(from, 'group', readNamed),
    channel: part(from, 'channel', readChannel),
    mode: oneOf(from, 'mode', MODES),
    customer: part(from, 'customer', readCustomer),
    enteredAt: instant(from, 'enteredAt'),
    waitedSeconds: wholeOrNull(from, 'waitedSeconds') ?? 0,
    asks: textOrNull(from, 'asks') ?? 'TEXT',
    path: listOrNull(from, 'path', asText) ?? [],
    note: textOrNull(from, 'note'),
    lastSeq: whole(from, 'lastSeq'),
    lastMessage: partOrNull(from, 'lastMessage', readLastMessage),
    call: partOrNull(from, 'call', readCall),
    customerWaitingSince: instantOrNull(from, 'customerWaitingSince'),
    read: partOrNull(from, 'read', readReceipts) ?? { customer: 0, delivered: 0 },
  };
};

const readOffer: Read<Offer> = (value, at) => {
  const from = fields(value, at);
  return {
    id: text(from, 'id'),
    deadline: instantOrNull(from, 'deadline'),
    ringSeconds: wholeOrNull(from, 'ringSeconds'),
  };
};

const readNamed: Read<{ readonly id: string; readonly name: string }> = (value, at) => {
  const from = fields(value, at);
  return { id: text(from, 'id'), name: text(from, 'name') };
};

const readChannel: Read<Task['channel']> = (value, at) => {
  const from = fields(value, at);
  return { kind: text(from, 'kind'), name: text(from, 'name') };
};

const readCustomer: Read<Task['customer']> = (value, at) => {
  const from = fields(value, at);
  return { id: text(from, 'id'), name: text(from, 'name'), away: flag(from, 'away') };
};

const readLastMessage: Read<NonNullable<Task['lastMessage']>> = (value, at) => {
  const from = fields(value, at);
  return {
    from: oneOf(from, 'from', AUTHORS),
    kind: textOrNull(from, 'kind') ?? 'TEXT',
    text: text(from, 'text'),
    at: instant(from, 'at'),
  };
};

const readReceipts: Read<Task['read']> = (value, at) => {
  const from = fields(value, at);
  const customer = wholeOrNull(from, 'customer') ?? 0;
  return { customer, delivered: Math.max(customer, wholeOrNull(from, 'delivered') ?? 0) };
};
