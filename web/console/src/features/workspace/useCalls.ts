import type { CallSession, CallView } from '@zongji/calls';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { isComposing } from '@/lib/isComposing';
import { usePlace } from './useDesk';

/** The calls that this window talks in, by conversation. */
export function useSessions(): ReadonlyMap<string, CallSession<MediaStream>> {
  const { book } = usePlace();
  return useSyncExternalStore(book.subscribe, book.view);
}

/** What a call's screen shows, again whenever it changes. */
export function useCallView(session: CallSession<MediaStream>): CallView<MediaStream> {
  return useSyncExternalStore(session.subscribe, session.view);
}

/** Whether the agent already talks with somebody else. */
export function useTalksElsewhere(conversation: string): boolean {
  const sessions = useSessions();
  return useMemo(
    () => [...sessions.keys()].some((one) => one !== conversation),
    [sessions, conversation],
  );
}

/** The keys of a call that is talked: Alt+M mutes, Alt+V turns the camera on and off. */
export function useCallKeys(session: CallSession<MediaStream>): void {
  const pressed = useCallback(
    (event: KeyboardEvent) => {
      if (!event.altKey || event.repeat || isComposing(event)) return;
      const { microphone, camera } = session.view();
      if (event.code === 'KeyM') session.speak(microphone !== 'on');
      else if (event.code === 'KeyV' && session.call.media === 'VIDEO')
        session.see(camera !== 'on');
      else return;
      event.preventDefault();
    },
    [session],
  );
  useEffect(() => {
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [pressed]);
}
