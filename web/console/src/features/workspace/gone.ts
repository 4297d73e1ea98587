import type { Entry } from '@zongji/protocol';

/** Why a conversation has left a desk, and who has it now. */
export interface WhyGone {
  readonly kind: 'PUT_BACK' | 'TRANSFERRED' | 'ENDED' | 'ELSE';
  /** The agent who serves it now; null when nobody does. */
  readonly agent: { readonly name: string; readonly number: string } | null;
}

/** Reads the newest facts of a timeline from the end. */
export function whyGone(entries: readonly Entry[], me: string): WhyGone {
  let agent: WhyGone['agent'] = null;
  let over = false;
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'ENDED' || entry.kind === 'SERVICE_ENDED') over = true;
    if (entry.kind === 'ACCEPTED' && entry.staffId !== me && agent === null && !over) {
      agent = { name: entry.staffName, number: entry.staffNumber };
    }
    if (entry.kind === 'PUT_BACK' || entry.kind === 'TRANSFERRED') {
      const from = entry.kind === 'PUT_BACK' ? entry.staffId : entry.by;
      if (from === me) return { kind: entry.kind, agent };
    }
    if (entry.kind === 'ACCEPTED' && entry.staffId === me) break;
  }
  return { kind: over ? 'ENDED' : 'ELSE', agent };
}
