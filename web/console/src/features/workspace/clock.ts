import { useEffect, useState, useSyncExternalStore } from 'react';

let now = Date.now();
let timer: number | undefined;
const listeners = new Set<() => void>();

/** This machine's time, the same for the whole screen, again every second while somebody looks. */
export function useSecond(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      timer ??= window.setInterval(beat, 1000);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        window.clearInterval(timer);
        timer = undefined;
      };
    },
    () => now,
  );
}

/** Whether the page can be seen now. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
}

function beat(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
