import { type Entry, type FullRecord, Malformed, readEntry } from '@zongji/protocol';
import { type Reasons, reasonsOf } from './reasons';

/** One line of a transcript: what happened, and for an offer why it went to whom. */
export interface Line {
  readonly entry: Entry;
  readonly reasons: Reasons | null;
}

/**
 * The timeline of a record in order. An entry of a kind this console does not know is left out; one
 * that cannot be read is counted, so that the reader learns that something is missing.
 */
export function linesOf(record: Pick<FullRecord, 'entries'>): {
  readonly lines: readonly Line[];
  readonly unreadable: number;
} {
  const lines: Line[] = [];
  let unreadable = 0;
  for (const value of record.entries) {
    try {
      const entry = readEntry(value, 'entry');
      if (entry !== null) lines.push({ entry, reasons: reasonsOf(value) });
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      unreadable++;
    }
  }
  return { lines: lines.sort((a, b) => a.entry.seq - b.entry.seq), unreadable };
}
