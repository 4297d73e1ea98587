import { duration } from '@zongji/customer-words';
import type { LineState } from '@zongji/sync';
import { useNow } from './useView';
import { words } from './words';

/** A line that is away for less than this says nothing, in milliseconds. */
const PATIENCE = 2_000;

/** A thin bar while the line is away: since when, and that nothing is lost. */
export function LineBar({ line, nudge }: { readonly line: LineState; readonly nudge: () => void }) {
  const since = line.kind === 'lost' || line.kind === 'connecting' ? line.since : null;
  const now = useNow(since !== null, 500);
  if (line.kind === 'stopped' && line.reason === 'ORIGIN') {
    return <output class="bar">{words.trouble['customer.origin']?.detail}</output>;
  }
  if (line.kind === 'stopped' && line.reason === 'REPLACED') {
    return <output class="bar">{words.replaced}</output>;
  }
  if (since === null || now - since < PATIENCE) return null;
  return (
    <div class="bar" role="status">
      <span>{words.lost(duration(now - since))}</span>
      <button type="button" onClick={nudge}>
        {words.lostNow}
      </button>
    </div>
  );
}
