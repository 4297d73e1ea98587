import { useSyncExternalStore } from 'react';
import { isUnsaved } from './leaving';

/** When this tab was last loaded anew by itself; public/recover.js goes by the same mark. */
const KEY = 'zongji.reloaded-at';

/** A page that still lacks something so soon after it was loaded anew would only go on like that. */
export const AGAIN_AFTER_MS = 60_000;

let waiting = false;
let ahead = 0;
const listeners = new Set<() => void>();

/**
 * Follows parts of the console that can't be loaded, which after an upgrade of the server are gone:
 * loads the page anew, once. What is not saved is not thrown away for that: then it is the person's
 * turn, see {@link useNewVersion}.
 */
export function followMissingParts(reload: () => void): () => void {
  const missing = () => {
    if (ahead > 0) return;
    if (isUnsaved()) {
      waiting = true;
      for (const listener of listeners) listener();
    } else if (mayReload(sessionStorage, Date.now())) {
      reload();
    }
  };
  window.addEventListener('vite:preloadError', missing);
  return () => window.removeEventListener('vite:preloadError', missing);
}

/**
 * Fetches a part before anybody wants it. What is missing then is no reason to load the page anew;
 * whoever wants it will be told.
 */
export function fetchAhead(load: () => Promise<unknown>): void {
  ahead += 1;
  const done = () => {
    ahead -= 1;
  };
  load().then(done, done);
}

/** Whether the page should be loaded anew by the person, who has something to save first. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

/** Whether the page may be loaded anew by itself now, and takes that down. A browser without storage never may. */
export function mayReload(storage: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  try {
    if (now - Number(storage.getItem(KEY) ?? '0') < AGAIN_AFTER_MS) return false;
    storage.setItem(KEY, String(now));
    return true;
  } catch {
    return false;
  }
}
