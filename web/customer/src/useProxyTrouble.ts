import { type ProxyTrouble, readProxyTroubles } from '@zongji/protocol';
import { useEffect, useState } from 'preact/hooks';

/** How often it is asked again while the line does not come, in milliseconds. */
const AGAIN = 10_000;

/** What a proxy in front keeps the line from coming with, asked while it does not come. */
export function useProxyTrouble(waiting: boolean): ProxyTrouble | null {
  const [trouble, setTrouble] = useState<ProxyTrouble | null>(null);
  useEffect(() => {
    if (!waiting) return;
    let left = false;
    const look = async () => {
      // Who cannot be asked is told by the line itself.
      const answer = await fetch('/api/connection').catch(() => null);
      const troubles = answer?.ok ? readProxyTroubles(await answer.json()) : [];
      if (!left) setTrouble(troubles[0] ?? null);
    };
    void look();
    const timer = setInterval(() => void look(), AGAIN);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [waiting]);
  return waiting ? trouble : null;
}
