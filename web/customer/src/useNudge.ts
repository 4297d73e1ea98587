import type { CustomerClient } from '@zongji/sync';
import { useEffect } from 'preact/hooks';

/** Tells the client when the network or the screen came or went. */
export function useNudge(client: CustomerClient): void {
  useEffect(() => {
    const nudge = () => {
      if (document.visibilityState === 'visible') client.nudge();
    };
    window.addEventListener('online', nudge);
    window.addEventListener('offline', nudge);
    window.addEventListener('pageshow', nudge);
    document.addEventListener('visibilitychange', nudge);
    return () => {
      window.removeEventListener('online', nudge);
      window.removeEventListener('offline', nudge);
      window.removeEventListener('pageshow', nudge);
      document.removeEventListener('visibilitychange', nudge);
    };
  }, [client]);
}
