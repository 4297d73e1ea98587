import type { ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RoomProps } from './calls/Room';

/** The part of the page for calls, loaded when it is first wanted. */
export type Loaded =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly Room: ComponentType<RoomProps> };

/** Loads it as soon as `wanted`; `again` tries once more after it failed. */
export function useRoom(wanted: boolean): { readonly room: Loaded; readonly again: () => void } {
  const [room, setRoom] = useState<Loaded>({ kind: 'none' });
  const load = wanted && room.kind === 'none';
  useEffect(() => {
    if (!load) return;
    let here = true;
    import('./calls/Room').then(
      ({ Room }) => here && setRoom({ kind: 'there', Room }),
      () => here && setRoom({ kind: 'failed' }),
    );
    return () => {
      here = false;
    };
  }, [load]);
  return { room, again: useCallback(() => void tryAgain(() => setRoom({ kind: 'none' })), []) };
}

/**
 * After an upgrade of the server the parts that this page knows by name are gone for good, and only
 * a fresh page knows the new ones. It is fetched when the server can be reached; what was said or is
 * still to be sent is kept over it.
 */
async function tryAgain(load: () => void): Promise<void> {
  const reached = await fetch(location.href, { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (reached) location.reload();
  else load();
}
