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
    customerWaitingSince: task.state === 'SERVED' ? waitingSince(entries) : null,
    away: presence === undefined ? customer.away : presence.kind === 'CUSTOMER_AWAY',
  };
}

function lastOf(entries: readonly Entry[]): Task['lastMessage'] {
  const last = entries.findLast((entry) => entry.kind === 'MESSAGE');
  if (last?.kind !== 'MESSAGE') return null;
  const { from, at, content } = last;
  return content.kind === 'TEXT'
    ? { from, at, kind: 'TEXT', text: content.text }
    : { from, at, kind: content.mediaKind, text: content.name };
}

/** When the customer said the first thing that nobody has answered; null when nothing is open. */
function waitingSince(entries: readonly Entry[]): number | null {
  let since: number | null = null;
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'ACCEPTED') break;
    if (entry.kind !== 'MESSAGE') continue;
    if (entry.from === 'AGENT') break;
    if (entry.from === 'CUSTOMER') since = entry.at;
  }
  return since;
}
