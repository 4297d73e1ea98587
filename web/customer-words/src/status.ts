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
