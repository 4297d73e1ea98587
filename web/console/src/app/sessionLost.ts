import { useSyncExternalStore } from 'react';

let lost = false;
const listeners = new Set<() => void>();

/** Says that the server no longer knows the session of a page that is open. */
export function sessionLost(): void {
  tell(true);
}

/** Says that the same person has signed in again. */
export function sessionFound(): void {
  tell(false);
}

/** Whether the session is lost now. */
export function useSessionLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lost,
  );
}

function tell(now: boolean): void {
  lost = now;
  for (const listener of listeners) listener();
}
