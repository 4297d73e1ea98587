import type { WorkspaceView } from '@zongji/sync';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Leftover, leftoversOf } from './leftovers';
import { usePlace } from './useDesk';

/** What was written and can be sent no more, of all conversations. */
export function useLeftovers(view: WorkspaceView): readonly Leftover[] {
  const { client, uploads, names } = usePlace();
  const waiting = useSyncExternalStore(uploads.subscribe, uploads.all);
  const drafts = useSyncExternalStore(client.drafts.subscribe, client.drafts.view);
  const { desk, parcels } = view;
  const left = useMemo(() => {
    if (desk === null) return [];
    const served = desk.tasks.filter((task) => task.state === 'SERVED');
    // What is said in an offer that is just being accepted has its pane soon.
    const offered = desk.tasks.filter((task) => task.state === 'OFFERED');
    const open = new Set([...served, ...offered].map((task) => task.conversation));
    return leftoversOf({ parcels, uploads: waiting, drafts, open, nameOf: names.of });
  }, [desk, parcels, waiting, drafts, names]);
  useEffect(() => {
    if (desk !== null) names.note(desk.tasks, new Set(left.map((one) => one.conversation)));
  }, [desk, left, names]);
  return left;
}
