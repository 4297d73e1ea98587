import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Upload } from './uploads';
import { usePlace } from './useDesk';

/** What is on its way in one conversation, and how to add to it. */
export function useUploads(conversation: string): {
  readonly all: readonly Upload[];
  readonly add: (files: Iterable<File>, voice?: boolean) => void;
} {
  const { uploads } = usePlace();
  const every = useSyncExternalStore(uploads.subscribe, uploads.all);
  const all = useMemo(
    () => every.filter((one) => one.conversation === conversation),
    [every, conversation],
  );
  const add = useCallback(
    (files: Iterable<File>, voice?: boolean) => uploads.add(conversation, files, voice),
    [uploads, conversation],
  );
  return { all, add };
}

/** A file on its way would be lost with the page; text would not. */
export function useLeaveGuard(): void {
  const { uploads } = usePlace();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.all().length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [uploads]);
}
