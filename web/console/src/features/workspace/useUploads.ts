import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Upload } from './uploads';
import { usePlace } from './useDesk';

/** The files of one conversation that did not arrive yet, and what can be done with them. */
export interface ConversationUploads {
  readonly all: readonly Upload[];
  /** On their way, or failed. */
  readonly sent: readonly Upload[];
  /** Waiting for the person's word. */
  readonly held: readonly Upload[];
  readonly add: (files: Iterable<File>) => void;
  readonly voice: (file: File) => void;
  readonly hold: (files: Iterable<File>) => void;
  /** Sends what is held. */
  readonly release: () => void;
  readonly discard: (upload: Upload) => void;
}

/** What is on its way in one conversation, and how to add to it. */
export function useUploads(conversation: string): ConversationUploads {
  const { uploads } = usePlace();
  const every = useSyncExternalStore(uploads.subscribe, uploads.all);
  return useMemo(() => {
    const all = every.filter((one) => one.conversation === conversation);
    return {
      all,
      sent: all.filter((one) => !one.held),
      held: all.filter((one) => one.held),
      add: (files) => uploads.add(conversation, files),
      voice: (file) => uploads.add(conversation, [file], true),
      hold: (files) => uploads.hold(conversation, files),
      release: () => uploads.release(conversation),
      discard: (upload) => uploads.discard(upload),
    };
  }, [every, uploads, conversation]);
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
