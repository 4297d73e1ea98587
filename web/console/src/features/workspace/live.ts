import type { Entry, Task } from '@zongji/protocol';
import type { WorkspaceConversation } from '@zongji/sync';

/** What the list shows of a task, as fresh as its timeline. */
export type Live = Pick<Task, 'lastMessage' | 'customerWaitingSince'> & { readonly away: boolean };

/**
 * The desk is told again only when the desk itself changes; what was said since stands in the
 * timeline. So the last line, the waiting and the absence are taken from there when it is here.
 */
export function liveOf(task: Task, conversation: WorkspaceConversation | undefined): Live {
  const { lastMessage, customerWaitingSince, customer } = task;
  if (conversation === undefined || conversation.timeline.last < task.lastSeq) {
    return { lastMessage, customerWaitingSince, away: customer.away };
  }
  const { entries } = conversation.timeline;
  const presence = entries.findLast(
    (entry) => entry.kind === 'CUSTOMER_AWAY' || entry.kind === 'CUSTOMER_BACK',
  );
  return {
    lastMessage: lastOf(entries) ?? lastMessage,
    customerWaitingSince: task.state === 'SERVED' ? waitingSince(task, entries) : null,
    away: presence === undefined ? customer.away : presence.kind === 'CUSTOMER_AWAY',
  };
}

/** What a person said last; what the system sends says nothing of what is wanted. */
function lastOf(entries: readonly Entry[]): Task['lastMessage'] {
  const last = entries.findLast((entry) => entry.kind === 'MESSAGE' && entry.from !== 'SYSTEM');
  if (last?.kind !== 'MESSAGE') return null;
  const { from, at, content } = last;
  return content.kind === 'TEXT'
    ? { from, at, kind: 'TEXT', text: content.text }
    : { from, at, kind: content.mediaKind, text: content.name };
}

/** The server's word, carried on over what came after it. */
function waitingSince(task: Task, entries: readonly Entry[]): number | null {
  let since = task.customerWaitingSince;
  for (const entry of entries) {
    if (entry.seq <= task.lastSeq) continue;
    if (entry.kind === 'CALL_ACCEPTED') since = null;
    if (entry.kind !== 'MESSAGE') continue;
    if (entry.from === 'AGENT') since = null;
    if (entry.from === 'CUSTOMER') since ??= entry.at;
  }
  return since;
}
