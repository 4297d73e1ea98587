import { type CallMedia, callMediaOf } from './calls';
import { type Content, readContent } from './content';
import { readChoice } from './customer';
import type { From } from './events';
import {
  asText,
  type Fields,
  fields,
  instant,
  instantOrNull,
  listOrNull,
  oneOf,
  part,
  type Read,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from './read';

/** The names of the branches to choose from; timelines of former releases have keywords alone. */
function namesOfChoices(from: Fields): readonly string[] {
  const choices = listOrNull(from, 'choices', readChoice);
  return choices?.map(({ name }) => name) ?? listOrNull(from, 'keywords', asText) ?? [];
}

/** What every entry of a timeline has; `at` is milliseconds since 1970. */
interface Stamp {
  readonly seq: number;
  readonly at: number;
  readonly clientId: string | null;
}

/** What a timeline can say, as an agent sees it. */
export type Fact =
  | {
      readonly kind: 'MESSAGE';
      readonly from: From;
      readonly staffId: string | null;
      readonly content: Content;
    }
  | { readonly kind: 'ENTERED' }
  | { readonly kind: 'MODULE_REACHED'; readonly label: string; readonly byExit: string | null }
  | { readonly kind: 'ANSWER_WRONG'; readonly count: number }
  | { readonly kind: 'ANSWER_AWAITED'; readonly choices: readonly string[] }
  | { readonly kind: 'ASKED'; readonly groupId: string | null }
  | { readonly kind: 'QUEUED'; readonly ahead: number }
  | { readonly kind: 'NOBODY_ONLINE_SINCE' }
  | { readonly kind: 'SOMEBODY_ONLINE' }
  | { readonly kind: 'TRANSFER_FAILED'; readonly why: string }
  | { readonly kind: 'OFFERED'; readonly staffId: string; readonly deadline: number | null }
  | { readonly kind: 'MISSED'; readonly staffId: string }
  | { readonly kind: 'DECLINED'; readonly staffId: string }
  | { readonly kind: 'OFFER_WITHDRAWN'; readonly staffId: string; readonly why: string }
  | {
      readonly kind: 'ACCEPTED';
      readonly staffId: string;
      readonly staffNumber: string;
      readonly staffName: string;
      readonly nickname: string | null;
      readonly waitedMs: number;
    }
  | {
      readonly kind: 'TRANSFERRED';
      readonly by: string;
      readonly groupId: string;
      readonly to: string | null;
      readonly note: string;
    }
  | {
      readonly kind: 'NOTED';
      readonly staffId: string;
      readonly staffNumber: string;
      readonly staffName: string;
      readonly note: string;
    }
  | { readonly kind: 'PUT_BACK'; readonly staffId: string | null; readonly why: string }
  | {
      readonly kind: 'SERVICE_ENDED';
      readonly staffId: string | null;
      readonly by: 'AGENT' | 'SILENCE' | 'CUSTOMER';
    }
  | { readonly kind: 'FINISHED'; readonly staffId: string }
  | { readonly kind: 'CUSTOMER_AWAY' }
  | { readonly kind: 'CUSTOMER_BACK' }
  | { readonly kind: 'ABANDONED'; readonly phase: string; readonly by: string }
  | { readonly kind: 'RATED'; readonly score: number; readonly comment: string }
  | { readonly kind: 'ENDED'; readonly why: string }
  | CallFact;

/** What a timeline says of calls. `by` of the end may be the system; times are milliseconds. */
export type CallFact =
  | {
      readonly kind: 'CALL_ASKED';
      readonly callId: string;
      readonly by: From;
      readonly media: CallMedia;
    }
  | { readonly kind: 'CALL_ACCEPTED'; readonly callId: string; readonly by: From }
  | { readonly kind: 'CALL_CONNECTED'; readonly callId: string; readonly tookMs: number }
  | {
      readonly kind: 'CALL_FIRST_FRAME';
      readonly callId: string;
      readonly by: From;
      readonly tookMs: number;
    }
  | {
      readonly kind: 'CALL_MEDIA';
      readonly callId: string;
      readonly by: From;
      readonly media: CallMedia;
    }
  | { readonly kind: 'CALL_JOINED'; readonly callId: string; readonly staffId: string | null }
  | { readonly kind: 'CALL_MOVED'; readonly callId: string; readonly why: string }
  | {
      readonly kind: 'CALL_ENDED';
      readonly callId: string;
      readonly by: From;
      readonly why: string;
      readonly voiceMs: number;
      readonly videoMs: number;
    };

/** One entry of a timeline as an agent sees it. */
export type Entry = Stamp & Fact;

const AUTHORS = ['CUSTOMER', 'AGENT', 'SYSTEM'] as const;
const ENDERS = ['AGENT', 'SILENCE', 'CUSTOMER'] as const;

/** Reads one entry with everything in it; null for a kind this client does not know. */
export const readEntry: Read<Entry | null> = (value, at) => {
  const from = fields(value, at);
  const fact = readFact(from);
  if (fact === null) return null;
  return {
    seq: whole(from, 'seq'),
    at: instant(from, 'at'),
    clientId: textOrNull(from, 'clientId'),
    ...fact,
  };
};

function readFact(from: Fields): Fact | null {
  const kind = text(from, 'kind');
  switch (kind) {
    case 'MESSAGE':
      return {
        kind,
        from: oneOf(from, 'from', AUTHORS),
        staffId: textOrNull(from, 'staffId'),
        content: part(from, 'content', readContent),
      };
    case 'ENTERED':
    case 'NOBODY_ONLINE_SINCE':
    case 'SOMEBODY_ONLINE':
    case 'CUSTOMER_AWAY':
    case 'CUSTOMER_BACK':
      return { kind };
    case 'MODULE_REACHED':
      return { kind, label: text(from, 'label'), byExit: textOrNull(from, 'byExit') };
    case 'ANSWER_WRONG':
      return { kind, count: whole(from, 'count') };
    case 'ANSWER_AWAITED':
      return { kind, choices: namesOfChoices(from) };
    case 'ASKED':
      return { kind, groupId: textOrNull(from, 'groupId') };
    case 'QUEUED':
      return { kind, ahead: whole(from, 'ahead') };
    case 'TRANSFER_FAILED':
    case 'ENDED':
      return { kind, why: text(from, 'why') };
    default:
      return readService(from, kind);
  }
}

function readService(from: Fields, kind: string): Fact | null {
  switch (kind) {
    case 'OFFERED':
      return { kind, staffId: text(from, 'staffId'), deadline: instantOrNull(from, 'deadline') };
    case 'MISSED':
    case 'DECLINED':
    case 'FINISHED':
      return { kind, staffId: text(from, 'staffId') };
    case 'OFFER_WITHDRAWN':
      return { kind, staffId: text(from, 'staffId'), why: text(from, 'why') };
    case 'ACCEPTED':
      return {
        kind,
        staffId: text(from, 'staffId'),
        staffNumber: text(from, 'staffNumber'),
        staffName: text(from, 'staffName'),
        nickname: textOrNull(from, 'nickname'),
        waitedMs: wholeOrNull(from, 'waitedMs') ?? 0,
      };
    case 'TRANSFERRED':
      return {
        kind,
        by: text(from, 'by'),
        groupId: text(from, 'groupId'),
        to: textOrNull(from, 'to'),
        note: textOrNull(from, 'note') ?? '',
      };
    case 'NOTED':
      return {
        kind,
        staffId: text(from, 'staffId'),
        staffNumber: text(from, 'staffNumber'),
        staffName: text(from, 'staffName'),
        note: text(from, 'note'),
      };
    case 'PUT_BACK':
      return { kind, staffId: textOrNull(from, 'staffId'), why: text(from, 'why') };
    case 'SERVICE_ENDED':
      return { kind, staffId: textOrNull(from, 'staffId'), by: oneOf(from, 'by', ENDERS) };
    case 'ABANDONED':
      return { kind, phase: text(from, 'phase'), by: text(from, 'by') };
    case 'RATED':
      return {
        kind,
        score: whole(from, 'score'),
        comment: textOrNull(from, 'comment') ?? '',
      };
    default:
      return kind.startsWith('CALL_') ? readCallFact(from, kind) : null;
  }
}

function readCallFact(from: Fields, kind: string): CallFact | null {
  const callId = text(from, 'callId');
  const by = () => oneOf(from, 'by', AUTHORS);
  switch (kind) {
    case 'CALL_ASKED':
    case 'CALL_MEDIA':
      return { kind, callId, by: by(), media: callMediaOf(from) };
    case 'CALL_ACCEPTED':
      return { kind, callId, by: by() };
    case 'CALL_CONNECTED':
      return { kind, callId, tookMs: wholeOrNull(from, 'tookMs') ?? 0 };
    case 'CALL_FIRST_FRAME':
      return { kind, callId, by: by(), tookMs: wholeOrNull(from, 'tookMs') ?? 0 };
    case 'CALL_JOINED':
      return { kind, callId, staffId: textOrNull(from, 'staffId') };
    case 'CALL_MOVED':
      return { kind, callId, why: textOrNull(from, 'why') ?? '' };
    case 'CALL_ENDED':
      return {
        kind,
        callId,
        by: by(),
        why: text(from, 'why'),
        voiceMs: wholeOrNull(from, 'voiceMs') ?? 0,
        videoMs: wholeOrNull(from, 'videoMs') ?? 0,
      };
    default:
      return null;
  }
}
