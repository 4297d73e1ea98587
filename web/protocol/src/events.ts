import { readSignal, type Signal } from './calls';
import {
  type Fields,
  fields,
  flag,
  instantOrNull,
  json,
  known,
  oneOf,
  type Read,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from './read';

/** The two sides of a conversation. */
export type Side = 'CUSTOMER' | 'AGENT';

/** Who wrote a message. */
export type From = Side | 'SYSTEM';

/** The command with this `ref` is committed; `seq` is the last entry it made. */
export interface Done {
  readonly kind: 'done';
  readonly ref: number;
  readonly conversation: string | null;
  readonly seq: number | null;
}

/** The command with this `ref` changed nothing. `again` says whether the same may succeed later. */
export interface Refused {
  readonly kind: 'refused';
  readonly ref: number | null;
  readonly code: string;
  readonly detail: string | null;
  readonly again: boolean;
}

/**
 * All that a client may see of the entries `after < seq <= upTo`, in order. Hidden ones are left
 * out, so the numbers of `entries` may jump; the range itself never does.
 */
export interface Range<E, S> {
  readonly kind: 'entries';
  readonly conversation: string;
  readonly after: number;
  readonly upTo: number;
  readonly entries: readonly E[];
  /** What is true after `upTo`; null when the server sends none. */
  readonly state: S | null;
}

/** How many customers are ahead of this one now. */
export interface Position {
  readonly kind: 'position';
  readonly conversation: string;
  readonly ahead: number;
}

/** The other side is typing just now. */
export interface Typing {
  readonly kind: 'typing';
  readonly conversation: string;
  readonly by: Side;
}

/** Up to which sequence number one side has received and read. */
export interface Receipt {
  readonly kind: 'receipt';
  readonly conversation: string;
  readonly by: Side;
  readonly delivered: number;
  readonly read: number;
}

/** The answer to a ping; `now` is the server's clock in milliseconds since 1970 where given. */
export interface Pong {
  readonly kind: 'pong';
  readonly now: number | null;
}

/** What both edges say beside their own welcome and entries. */
export type Shared = Done | Refused | Position | Typing | Receipt | Pong | Signal;

const SIDES = ['CUSTOMER', 'AGENT'] as const;

/** Reads one of the events that both edges share; null for any other kind. */
export function readShared(from: Fields): Shared | null {
  switch (text(from, 'kind')) {
    case 'done':
      return {
        kind: 'done',
        ref: whole(from, 'ref'),
        conversation: textOrNull(from, 'conversation'),
        seq: wholeOrNull(from, 'seq'),
      };
    case 'refused':
      return {
        kind: 'refused',
        ref: wholeOrNull(from, 'ref'),
        code: text(from, 'code'),
        detail: textOrNull(from, 'detail'),
        again: flag(from, 'again'),
      };
    case 'position':
      return {
        kind: 'position',
        conversation: text(from, 'conversation'),
        ahead: whole(from, 'ahead'),
      };
    case 'typing':
      return {
        kind: 'typing',
        conversation: text(from, 'conversation'),
        by: oneOf(from, 'by', SIDES),
      };
    case 'receipt':
      return {
        kind: 'receipt',
        conversation: text(from, 'conversation'),
        by: oneOf(from, 'by', SIDES),
        delivered: whole(from, 'delivered'),
        read: whole(from, 'read'),
      };
    case 'signal':
      return readSignal(from);
    case 'pong':
      return { kind: 'pong', now: instantOrNull(from, 'now') };
    default:
      return null;
  }
}

/** Reads the bounds and entries of a range; entries of an unknown kind are left out. */
export function readRange<E, S>(
  from: Fields,
  readEntry: Read<E | null>,
  readState: (from: Fields) => S | null,
): Range<E, S> {
  const after = whole(from, 'after');
  const upTo = whole(from, 'upTo');
  return {
    kind: 'entries',
    conversation: text(from, 'conversation'),
    after,
    upTo: Math.max(after, upTo),
    entries: known(from.values.entries, `${from.at}.entries`, readEntry),
    state: readState(from),
  };
}

/** Reads a server frame: a JSON array of events. Events of an unknown kind are left out. */
export function readFrame<T>(source: string, readEvent: Read<T | null>): readonly T[] {
  return known(json(source, 'frame'), 'frame', readEvent);
}

/** Reads the fields of an event. */
export const eventFields = (value: unknown, at: string): Fields => fields(value, at);
