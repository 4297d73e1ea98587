import type { CustomerEntry, Earlier } from '@zongji/protocol';
import type { CustomerClient, CustomerView } from '@zongji/sync';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { conversations, type Entered, timeline } from './api';

/** One earlier conversation, or the part of it that was read. */
export interface Block {
  readonly id: string;
  readonly at: number;
  readonly entries: readonly CustomerEntry[];
  readonly from: number;
}

/** What can be read of the past. */
export interface History {
  /** Oldest first. */
  readonly blocks: readonly Block[];
  readonly state: 'none' | 'more' | 'loading' | 'failed' | 'end';
  readonly more: () => void;
}

/** Reads the past piece by piece: this conversation first, then the ones before it. */
export function useHistory(
  client: CustomerClient,
  view: CustomerView,
  { token, returning }: Entered,
): History {
  const [blocks, setBlocks] = useState<readonly Block[]>([]);
  const [state, setState] = useState<'more' | 'loading' | 'failed' | 'end'>('more');
  const earlier = useRef<readonly Earlier[] | null>(null);
  const conversation = client.conversation;
  const from = view.timeline.from;
  const before = useBefore(token, conversation, returning, earlier);

  const read = useCallback(async () => {
    if (from > 0) {
      const page = await timeline(token, conversation, from + 1);
      client.addOlder(page.entries, page.from);
      return true;
    }
    earlier.current ??= (await conversations(token)).filter((one) => one.id !== conversation);
    const [oldest] = blocks;
    if (oldest !== undefined && oldest.from > 0) {
      const page = await timeline(token, oldest.id, oldest.from + 1);
      const joined = { ...oldest, ...page, entries: [...page.entries, ...oldest.entries] };
      setBlocks([joined, ...blocks.slice(1)]);
      return true;
    }
    const next = earlier.current[blocks.length];
    if (next === undefined) return false;
    const page = await timeline(token, next.id, null);
    setBlocks([{ id: next.id, at: next.enteredAt, ...page }, ...blocks]);
    return blocks.length + 1 < earlier.current.length || page.from > 0;
  }, [client, token, conversation, from, blocks]);

  const more = useCallback(() => {
    if (state === 'loading' || state === 'end' || !(before || from > 0)) return;
    setState('loading');
    read().then(
      (left) => setState(left ? 'more' : 'end'),
      () => setState('failed'),
    );
  }, [read, state, before, from]);

  const nothing = view.state === null || !(before || from > 0 || state === 'end');
  return { blocks, state: nothing ? 'none' : state, more };
}

/** Whether there may be earlier conversations; nobody is offered a look at a past without any. */
function useBefore(
  token: string,
  conversation: string,
  returning: boolean,
  earlier: { current: readonly Earlier[] | null },
): boolean {
  const [before, setBefore] = useState(false);
  useEffect(() => {
    if (!returning) return;
    conversations(token).then(
      (all) => {
        earlier.current = all.filter((one) => one.id !== conversation);
        setBefore(earlier.current.length > 0);
      },
      () => setBefore(true),
    );
  }, [token, conversation, returning, earlier]);
  return before;
}
