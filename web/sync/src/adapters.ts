import type { Storage, Timers } from './ports';

/** What every browser's storage can do. */
interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A browser's storage; null, one that throws, or a full one costs only what a reload would bring back. */
export function storageOf(open: () => Shelf | null): Storage {
  const shelf = usable(open);
  return shelf === null ? memory() : kept(shelf);
}

/** Timers over the platform's own functions. */
export function timersOf<T>(
  now: () => number,
  start: (run: () => void, millis: number) => T,
  stop: (timer: T) => void,
): Timers {
  return {
    now,
    after: (millis, run) => {
      const timer = start(run, millis);
      return () => stop(timer);
    },
  };
}

/** A random UUID out of 16 random bytes; `crypto.randomUUID` is missing on plain http. */
export function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  }).join('');
  const cuts = [0, 8, 12, 16, 20, 32] as const;
  return cuts
    .slice(1)
    .map((end, index) => hex.slice(cuts[index], end))
    .join('-');
}

function usable(open: () => Shelf | null): Shelf | null {
  const probe = 'zongji.probe';
  try {
    const shelf = open();
    shelf?.setItem(probe, '1');
    shelf?.removeItem(probe);
    return shelf;
  } catch {
    return null;
  }
}

/** What the shelf cannot take, or give, is held in memory: this page goes on, a reload would miss it. */
function kept(shelf: Shelf): Storage {
  const held = new Map<string, string>();
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => held.get(key) ?? attempt(() => shelf.getItem(key), null),
    set: (key, value) => {
      const stands = attempt(() => {
        shelf.setItem(key, value);
        return true;
      }, false);
      if (stands) {
        held.delete(key);
      } else {
        // What stood there before is older, and must not come back with a reload.
        attempt(() => shelf.removeItem(key), undefined);
        held.set(key, value);
      }
    },
    remove: (key) => {
      held.delete(key);
      attempt(() => shelf.removeItem(key), undefined);
    },
    keys: (prefix) => {
      const all = attempt(
        () => Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? ''),
        [],
      );
      return [...new Set([...all, ...held.keys()])].filter((key) => key.startsWith(prefix));
    },
    lossy: () => held.size > 0,
  };
}

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => values.set(key, value),
    remove: (key) => values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
    lossy: () => true,
  };
}
