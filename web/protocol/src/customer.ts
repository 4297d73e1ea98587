import { type Call, type CallMedia, type CallOp, callMediaOf, maybe, readCall } from './calls';
import { type Content, readContent, type Said } from './content';
import {
  eventFields,
  type From,
  type Range,
  readFrame,
  readRange,
  readShared,
  type Shared,
} from './events';
import {
  asText,
  type Fields,
  fields,
  flag,
  instant,
  instantOrNull,
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

/** Where a conversation stands, as its customer sees it. */
export type Phase = 'FLOW' | 'WAITING' | 'OFFERED' | 'SERVED' | 'ENDED';

const PHASES = ['FLOW', 'WAITING', 'OFFERED', 'SERVED', 'ENDED'] as const;
const AUTHORS = ['CUSTOMER', 'AGENT', 'SYSTEM'] as const;

/** The agent as the customer knows them. */
export interface ServingAgent {
  readonly number: string;
  readonly nickname: string | null;
}

/** A branch as it is chosen by a tap: its name is shown, its keyword said. */
export interface Choice {
  readonly name: string;
  readonly keyword: string;
}

/** What a customer may tap now, each once. */
export function choicesOf(
  state: Pick<CustomerState, 'phase' | 'keywords' | 'choices'>,
): readonly Choice[] {
  if (state.phase !== 'FLOW') return [];
  const { choices, keywords } = state;
  return choices ?? [...new Set(keywords ?? [])].map((keyword) => ({ name: keyword, keyword }));
}

/** What is true for the customer now. */
export interface CustomerState {
  readonly phase: Phase;
  /** Customers ahead in the queue; null when not waiting. */
  readonly ahead: number | null;
  /** Whether no agent is online for whom one could wait; the place is kept for a while. */
  readonly nobodyOnline: boolean;
  /** Keywords that the flow would understand now; null when it asks nothing. */
  readonly keywords: readonly string[] | null;
  /** The branches to choose from by a tap; null when it asks nothing, or of a server before them. */
  readonly choices: readonly Choice[] | null;
  readonly agent: ServingAgent | null;
  readonly rated: boolean;
  readonly canRate: boolean;
  /** Why it ended; null while it goes on. */
  readonly why: string | null;
  /** The call that rings or is talked; null when there is none. */
  readonly call: Call | null;
}

/** One entry of the timeline that the customer sees. `at` is milliseconds since 1970. */
export type CustomerEntry = CustomerMessage | CustomerNotice;

/** A message. */
export interface CustomerMessage {
  readonly kind: 'MESSAGE';
  readonly seq: number;
  readonly at: number;
  readonly from: From;
  readonly clientId: string | null;
  readonly content: Content;
  readonly agent: ServingAgent | null;
}

/** Something that happened; `notice` names it. */
export interface CustomerNotice {
  readonly kind: 'NOTICE';
  readonly seq: number;
  readonly at: number;
  readonly notice: string;
  /** What it says of a call; null when it is about something else. */
  readonly call: CallNotice | null;
}

/** What a notice says of a call: of each only what belongs to it. */
export interface CallNotice {
  readonly id: string;
  readonly by: From | null;
  readonly media: CallMedia;
  /** Why it ended; null unless it did. */
  readonly why: string | null;
  /** How long one talked with voice only and with video, in milliseconds. */
  readonly voiceMs: number;
  readonly videoMs: number;
}

/** The answer to hello: who one is and what one missed. */
export interface CustomerWelcome extends Omit<Range<CustomerEntry, CustomerState>, 'kind'> {
  readonly kind: 'welcome';
  readonly epoch: string;
  readonly customer: string | null;
  readonly now: number | null;
}

/** Everything the server says to a customer. */
export type CustomerEvent = CustomerWelcome | Range<CustomerEntry, CustomerState> | Shared;

/** Everything a customer's client says; `ref` comes back in the answer. */
export type CustomerOp =
  | {
      readonly op: 'hello';
      readonly token: string;
      readonly conversation: string;
      readonly after: number;
    }
  | {
      readonly op: 'say';
      readonly conversation: string;
      readonly clientId: string;
      readonly content: Said;
    }
  | { readonly op: 'leave'; readonly conversation: string; readonly clientId: string }
  | {
      readonly op: 'rate';
      readonly conversation: string;
      readonly clientId: string;
      readonly score: number;
      readonly comment: string;
    }
  | { readonly op: 'typing'; readonly conversation: string }
  | { readonly op: 'read'; readonly conversation: string; readonly upTo: number }
  | { readonly op: 'fetch'; readonly conversation: string; readonly after: number }
  | CallOp
  | { readonly op: 'ping' };

/** Reads a frame of `/ws/customer`. */
export function readCustomerFrame(source: string): readonly CustomerEvent[] {
  return readFrame(source, readCustomerEvent);
}

const readCustomerEvent: Read<CustomerEvent | null> = (value, at) => {
  const from = eventFields(value, at);
  switch (text(from, 'kind')) {
    case 'welcome':
      return {
        ...readRange(from, readCustomerEntry, stateOf),
        kind: 'welcome',
        epoch: text(from, 'epoch'),
        customer: textOrNull(from, 'customer'),
        now: instantOrNull(from, 'now'),
      };
    case 'entries':
      return readRange(from, readCustomerEntry, stateOf);
    default:
      return readShared(from);
  }
};

function stateOf(from: Fields): CustomerState | null {
  return partOrNull(from, 'state', readState);
}

/** A branch to choose. */
export const readChoice: Read<Choice> = (value, at) => {
  const from = fields(value, at);
  return { name: text(from, 'name'), keyword: text(from, 'keyword') };
};

const readState: Read<CustomerState> = (value, at) => {
  const from = fields(value, at);
  return {
    phase: oneOf(from, 'phase', PHASES),
    ahead: wholeOrNull(from, 'ahead'),
    nobodyOnline: flag(from, 'nobodyOnline'),
    keywords: listOrNull(from, 'keywords', asText),
    choices: listOrNull(from, 'choices', readChoice),
    agent: partOrNull(from, 'agent', readAgent),
    rated: flag(from, 'rated'),
    canRate: flag(from, 'canRate'),
    why: textOrNull(from, 'why'),
    call: partOrNull(from, 'call', readCall),
  };
};

const readAgent: Read<ServingAgent> = (value, at) => {
  const from = fields(value, at);
  return { number: text(from, 'number'), nickname: textOrNull(from, 'nickname') };
};

/** Reads one entry as a customer sees it; null for a kind this client does not know. */
export const readCustomerEntry: Read<CustomerEntry | null> = (value, at) => {
  const from = fields(value, at);
  const seq = whole(from, 'seq');
  const when = instant(from, 'at');
  switch (text(from, 'kind')) {
    case 'MESSAGE':
      return {
        kind: 'MESSAGE',
        seq,
        at: when,
        from: oneOf(from, 'from', AUTHORS),
        clientId: textOrNull(from, 'clientId'),
        content: part(from, 'content', readContent),
        agent: partOrNull(from, 'agent', readAgent),
      };
    case 'NOTICE':
      return {
        kind: 'NOTICE',
        seq,
        at: when,
        notice: text(from, 'notice'),
        call: callNoticeOf(from),
      };
    default:
      return null;
  }
};

function callNoticeOf(from: Fields): CallNotice | null {
  const id = textOrNull(from, 'callId');
  if (id === null) return null;
  return {
    id,
    by: maybe(from, 'by', AUTHORS),
    media: callMediaOf(from),
    why: textOrNull(from, 'why'),
    voiceMs: wholeOrNull(from, 'voiceMs') ?? 0,
    videoMs: wholeOrNull(from, 'videoMs') ?? 0,
  };
}
