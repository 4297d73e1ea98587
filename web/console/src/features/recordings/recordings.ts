import { queryOptions } from '@tanstack/react-query';
import type { Recording, RecordingList } from '@zongji/protocol';
import type { Tone } from '@zongji/ui';
import { deskTime } from '@/lib/deskTime';
import { hasCode, http } from '@/lib/http';

type State = Recording['state'];

/** How long it takes until a recording that is not final is looked at again, in milliseconds. */
export const LOOK_AGAIN_MS = 10_000;

/** What a state means to its reader. */
export const TONES: Readonly<Record<State, Tone>> = {
  RUNNING: 'live',
  DUE: 'closing',
  MAKING: 'closing',
  MADE: 'good',
  EMPTY: 'quiet',
  FAILED: 'bad',
};

/** The recordings of a conversation; read again by itself until all of them are final. */
export function recordingsOf(conversation: string) {
  return queryOptions({
    queryKey: ['recordings', conversation],
    queryFn: () => http.get<RecordingList>('/api/recordings', { conversation }),
    refetchInterval: (query) => lookAgain(query.state.data?.items),
  });
}

/** When to look again, in milliseconds; never when nothing is being recorded or made. */
export function lookAgain(recordings: readonly Recording[] = []): number | false {
  return recordings.some(({ state }) => !isFinal(state)) ? LOOK_AGAIN_MS : false;
}

function isFinal(state: State): boolean {
  return state === 'MADE' || state === 'EMPTY' || state === 'FAILED';
}

/** Whether the server would remove it: what is recorded or made right now must be waited for. */
export function isRemovable(state: State): boolean {
  return state !== 'RUNNING' && state !== 'MAKING';
}

/** Whether the reader may not hear the recordings of this conversation at all. */
export function isForeign(error: unknown): boolean {
  return hasCode(error, 'call.recording-unknown');
}

/** Where the file lies, with ranges. */
export function addressOf({ callId }: Pick<Recording, 'callId'>): string {
  return `/api/recordings/${callId}`;
}

/** The name under which a recording is saved, by the reader's clock: `call-20260301-140509.webm`. */
export function fileNameOf({ begunAt }: Pick<Recording, 'begunAt'>): string {
  return `call-${deskTime(begunAt).format('YYYYMMDD-HHmmss')}.webm`;
}

/** Removes one for ever. */
export function deleteRecording(callId: string): Promise<unknown> {
  return http.delete(`/api/recordings/${callId}`);
}
