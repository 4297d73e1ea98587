import { duration } from '@zongji/customer-words';
import type { LineState } from '@zongji/sync';
import { useProxyTrouble } from './useProxyTrouble';
import { useNow } from './useView';
import { words } from './words';

/** A line that is away for less than this says nothing, in milliseconds. */
const PATIENCE = 2_000;
/** One that is away for longer than this may be kept away by a proxy, in milliseconds. */
const PROXY_PATIENCE = 6_000;

/** A thin bar while the line is away: since when, and that nothing is lost. */
export function LineBar({ line, nudge }: { readonly line: LineState; readonly nudge: () => void }) {
  const since = line.kind === 'lost' || line.kind === 'connecting' ? line.since : null;
  const now = useNow(since !== null, 500);
  const foreign = line.kind === 'stopped' && line.reason === 'ORIGIN';
  const trouble = useProxyTrouble(foreign || (since !== null && now - since > PROXY_PATIENCE));
  if (trouble !== null) return <output class="bar">{words.proxy}</output>;
  if (foreign) {
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
