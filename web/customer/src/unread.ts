import type { CustomerClient, CustomerView } from '@zongji/sync';
import { useEffect, useRef } from 'preact/hooks';
import { onVisible, tellUnread, visible } from './host';

/** Counts what came while nobody looked: in the tab's title and on the widget's bubble. */
export function useUnread(client: CustomerClient, view: CustomerView, title: string): void {
  const seen = useRef<number | null>(null);
  useEffect(() => {
    const count = () => {
      const { entries, last } = client.view().timeline;
      if (visible() || seen.current === null) seen.current = last;
      const from = seen.current;
      const unread = entries.filter(
        (entry) => entry.seq > from && entry.kind === 'MESSAGE' && entry.from === 'AGENT',
      ).length;
      document.title = unread === 0 ? title : `(${unread}) ${title}`;
      tellUnread(unread);
      if (visible()) client.read(last);
    };
    if (view.state !== null) count();
    return onVisible(count);
  }, [client, view.state, view.timeline, title]);
}
