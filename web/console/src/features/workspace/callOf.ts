import type { Present } from '@zongji/calls';
import type { Call, Task } from '@zongji/protocol';

/** The call that rings at the agent in a conversation they serve; null when none does. */
export function ringingOf({ state, call }: Task): Call | null {
  return state === 'SERVED' && call?.phase === 'RINGING' && call.by === 'CUSTOMER' ? call : null;
}

/** The call that the customer of an offer asks for; null when they only write. */
export function askedWith({ state, call }: Task): Call | null {
  return state === 'OFFERED' && call?.phase === 'RINGING' && call.by === 'CUSTOMER' ? call : null;
}

/**
 * The call of a task as far as it concerns this agent now: the call that comes along with a
 * transferred conversation begins for the next agent only once they have accepted.
 */
export function presentOf({ conversation, state, call }: Task): Present {
  const mine = state === 'SERVED' || (state === 'OFFERED' && call?.phase === 'RINGING');
  return { conversation, call: mine ? call : null };
}
