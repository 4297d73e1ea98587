import type { CustomerState } from '@zongji/protocol';
import type { SharedWords } from './words';

/** Who one talks to, in one line. */
export function statusOf(words: SharedWords, state: CustomerState | null): string {
  switch (state?.phase) {
    case undefined:
      return words.connecting;
    case 'FLOW':
      return words.statusFlow;
    case 'WAITING':
    case 'OFFERED':
      return words.statusWaiting;
    case 'SERVED':
      return words.statusServed(
        state.agent === null
          ? words.agent
          : state.agent.nickname || `${words.agent} ${state.agent.number}`,
      );
    case 'ENDED':
      return words.statusEnded;
  }
}

/** Where one stands in the queue. */
export interface QueuePlace {
  readonly title: string;
  readonly note: string;
  /** What stands in the ring: how many are ahead, or a sign that nobody can say. */
  readonly badge: string;
  readonly ringing: boolean;
}

/** The place in the queue; null outside of it. Nobody is next while nobody is there to serve. */
export function queuePlace(words: SharedWords, state: CustomerState | null): QueuePlace | null {
  if (state === null || (state.phase !== 'WAITING' && state.phase !== 'OFFERED')) return null;
  const unknown = { note: words.queueNote, badge: '…', ringing: false };
  if (state.phase === 'OFFERED') return { ...unknown, title: words.ringing, ringing: true };
  if (state.nobodyOnline) {
    return { ...unknown, title: words.queueNobody, note: words.queueNobodyNote };
  }
  if (state.ahead === null) return { ...unknown, title: words.queueTitle };
  const title = state.ahead === 0 ? words.queueNext : words.queueAhead(state.ahead);
  return { ...unknown, title, badge: `${state.ahead}` };
}
