import type { Side } from './events';
import {
  type Fields,
  fields,
  instantOrNull,
  isObject,
  type Read,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from './read';

const MEDIA = ['VOICE', 'VIDEO'] as const;
const WAYS = ['DIRECT', 'JANUS'] as const;
const PHASES = ['RINGING', 'TALKING'] as const;
const SIDES = ['CUSTOMER', 'AGENT'] as const;
const PEERS = ['publish', 'subscribe'] as const;

/** What a call carries. */
export type CallMedia = (typeof MEDIA)[number];

/** How its media travel: from page to page, or through Janus. */
export type CallWay = (typeof WAYS)[number];

/** The call that is there now. Times are milliseconds since 1970. */
export interface Call {
  readonly id: string;
  /** Who asked for it. */
  readonly by: Side;
  readonly media: CallMedia;
  readonly way: CallWay;
  readonly phase: (typeof PHASES)[number];
  /** Until when it rings; null while nobody serves yet, and once it is accepted. */
  readonly deadline: number | null;
  readonly acceptedAt: number | null;
  readonly connectedAt: number | null;
}

/** A server that helps two pages to find a way to each other. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Where one page can be reached; a null candidate says that there are no more. */
export interface Candidate {
  readonly candidate: string | null;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
}

/** Which connection to Janus is meant. */
export type JanusPeer = (typeof PEERS)[number];

/** The pages in a call now, by their legs; null when that side has none. */
export interface Legs {
  readonly type: 'legs';
  readonly way: CallWay;
  readonly customer: string | null;
  readonly agent: string | null;
  readonly iceServers: readonly IceServer[];
  /** `relay`: no other way than through the TURN servers. */
  readonly iceTransportPolicy: 'all' | 'relay';
}

/** What two pages of a call, or a page and the server, tell each other. `to` is the leg meant. */
export type SignalData =
  | { readonly type: 'join' }
  | Legs
  | { readonly type: 'offer' | 'answer'; readonly sdp: string; readonly to: string | null }
  | (Candidate & {
      readonly type: 'candidate';
      readonly to: string | null;
      readonly pc: JanusPeer | null;
    })
  | { readonly type: 'restart' }
  | {
      readonly type: 'publish' | 'published' | 'subscribe' | 'subscribed';
      readonly sdp: string;
    };

/** A signal as it arrives; `n` grows, and the same `n` is the same signal. */
export interface Signal {
  readonly kind: 'signal';
  readonly conversation: string;
  readonly call: string;
  readonly from: Side | 'SERVER';
  readonly leg: string | null;
  readonly n: number;
  /** Null when it says something that this client does not know. */
  readonly data: SignalData | null;
}

/** What a page has to report of its call. */
export type CallReport = 'CONNECTED' | 'FIRST_FRAME';

/** What both sockets take for a call. */
export type CallOp =
  | {
      readonly op: 'call';
      readonly conversation: string;
      readonly clientId: string;
      readonly media: CallMedia;
    }
  | {
      readonly op: 'call-accept' | 'call-end' | 'call-lost';
      readonly conversation: string;
      readonly call: string;
      readonly clientId: string;
    }
  | {
      readonly op: 'call-media';
      readonly conversation: string;
      readonly call: string;
      readonly clientId: string;
      readonly media: CallMedia;
    }
  | {
      readonly op: 'call-report';
      readonly conversation: string;
      readonly call: string;
      readonly what: CallReport;
      /** Milliseconds since the acceptance. */
      readonly tookMs: number;
    }
  | {
      readonly op: 'signal';
      readonly conversation: string;
      readonly call: string;
      readonly leg: string;
      readonly data: object;
    };

/** One of a closed set, or null for what this client does not know. */
export function maybe<T extends string>(from: Fields, name: string, all: readonly T[]): T | null {
  const value = textOrNull(from, name);
  return all.find((one) => one === value) ?? null;
}

/** The medium of a call; what a newer server may add counts as voice. */
export function callMediaOf(from: Fields): CallMedia {
  return maybe(from, 'media', MEDIA) ?? 'VOICE';
}

/** Reads the present call; null for one of a kind that this client cannot take part in. */
export const readCall: Read<Call | null> = (value, at) => {
  const from = fields(value, at);
  const by = maybe(from, 'by', SIDES);
  const way = maybe(from, 'way', WAYS);
  const phase = maybe(from, 'phase', PHASES);
  if (by === null || way === null || phase === null) return null;
  return {
    id: text(from, 'id'),
    by,
    media: callMediaOf(from),
    way,
    phase,
    deadline: instantOrNull(from, 'deadline'),
    acceptedAt: instantOrNull(from, 'acceptedAt'),
    connectedAt: instantOrNull(from, 'connectedAt'),
  };
};

/** Reads a signal. */
export function readSignal(from: Fields): Signal | null {
  const sender = maybe(from, 'from', ['CUSTOMER', 'AGENT', 'SERVER'] as const);
  if (sender === null) return null;
  return {
    kind: 'signal',
    conversation: text(from, 'conversation'),
    call: text(from, 'call'),
    from: sender,
    leg: textOrNull(from, 'leg'),
    n: whole(from, 'n'),
    data: readSignalData(from.values.data, `${from.at}.data`),
  };
}

function readSignalData(value: unknown, at: string): SignalData | null {
  const from = fields(value, at);
  const type = text(from, 'type');
  switch (type) {
    case 'join':
    case 'restart':
      return { type };
    case 'legs':
      return readLegs(from);
    case 'offer':
    case 'answer':
      return { type, sdp: text(from, 'sdp'), to: textOrNull(from, 'to') };
    case 'candidate':
      return {
        type,
        candidate: textOrNull(from, 'candidate'),
        sdpMid: textOrNull(from, 'sdpMid'),
        sdpMLineIndex: wholeOrNull(from, 'sdpMLineIndex'),
        to: textOrNull(from, 'to'),
        pc: maybe(from, 'pc', PEERS),
      };
    case 'publish':
    case 'published':
    case 'subscribe':
    case 'subscribed':
      return { type, sdp: text(from, 'sdp') };
    default:
      return null;
  }
}

function readLegs(from: Fields): Legs | null {
  const way = maybe(from, 'way', WAYS);
  if (way === null) return null;
  return {
    type: 'legs',
    way,
    customer: textOrNull(from, 'customer'),
    agent: textOrNull(from, 'agent'),
    iceServers: readIceServers(from.values.iceServers),
    iceTransportPolicy: from.values.iceTransportPolicy === 'relay' ? 'relay' : 'all',
  };
}

/** A helper that cannot be read is left out: the call may succeed without it. */
function readIceServers(value: unknown): readonly IceServer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const named: readonly unknown[] = Array.isArray(one.urls) ? one.urls : [one.urls];
    const urls = named.filter((url) => typeof url === 'string');
    if (urls.length === 0) return [];
    const { username, credential } = one;
    const known = typeof username === 'string' && typeof credential === 'string';
    return [known ? { urls, username, credential } : { urls }];
  });
}
