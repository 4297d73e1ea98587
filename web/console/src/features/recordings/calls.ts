import type { CallFact, CallMedia, Entry, From } from '@zongji/protocol';

/** A call as the timeline tells it. Times of day are milliseconds since 1970. */
export interface PastCall {
  readonly id: string;
  readonly askedAt: number;
  /** Who asked for it. */
  readonly by: From;
  /** `VIDEO` when it was one at any time. */
  readonly media: CallMedia;
  readonly accepted: boolean;
  /** How it ended; null while it goes on. */
  readonly end: CallEnd | null;
}

/** The end of a call; durations are milliseconds. */
export interface CallEnd {
  readonly by: From;
  readonly why: string;
  readonly voiceMs: number;
  readonly videoMs: number;
}

/** The calls of a conversation, in the order in which they were asked for. */
export function callsOf(entries: readonly Entry[]): readonly PastCall[] {
  const calls = new Map<string, PastCall>();
  for (const entry of entries) {
    if (!isOfCall(entry)) continue;
    if (entry.kind === 'CALL_ASKED') {
      const { callId: id, at: askedAt, by, media } = entry;
      calls.set(id, { id, askedAt, by, media, accepted: false, end: null });
      continue;
    }
    const call = calls.get(entry.callId);
    if (call !== undefined) calls.set(call.id, changed(call, entry));
  }
  return [...calls.values()];
}

function isOfCall(entry: Entry): entry is Extract<Entry, CallFact> {
  return entry.kind.startsWith('CALL_');
}

function changed(call: PastCall, fact: CallFact): PastCall {
  switch (fact.kind) {
    case 'CALL_ACCEPTED':
      return { ...call, accepted: true };
    case 'CALL_MEDIA':
      return fact.media === 'VIDEO' ? { ...call, media: 'VIDEO' } : call;
    case 'CALL_ENDED': {
      const { by, why, voiceMs, videoMs } = fact;
      return { ...call, end: { by, why, voiceMs, videoMs } };
    }
    case 'CALL_ASKED':
    case 'CALL_CONNECTED':
    case 'CALL_FIRST_FRAME':
    case 'CALL_JOINED':
    case 'CALL_MOVED':
      return call;
    default:
      return unreachable(fact);
  }
}

function unreachable(value: never): never {
  throw new Error(`a fact of a call that is not known: ${JSON.stringify(value)}`);
}
