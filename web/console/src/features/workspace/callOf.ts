import type { Call, Task } from '@zongji/protocol';

/** The call that rings at the agent in a conversation they serve; null when none does. */
export function ringingOf({ state, call }: Task): Call | null {
  return state === 'SERVED' && call?.phase === 'RINGING' && call.by === 'CUSTOMER' ? call : null;
}

/** The call that the customer of an offer asks for; null when they only write. */
export function askedWith({ state, call }: Task): Call | null {
  return state === 'OFFERED' && call?.phase === 'RINGING' && call.by === 'CUSTOMER' ? call : null;
}
