import type { Task, TaskState } from '@zongji/protocol';

/** A task as a desk tells it. */
export function taskOf(conversation: string, state: TaskState, more: Partial<Task> = {}): Task {
  return {
    conversation,
    state,
    since: 0,
    offer:
      state === 'OFFERED' ? { id: `o-${conversation}`, deadline: null, ringSeconds: null } : null,
    group: null,
    channel: { kind: 'WEBSITE', name: '示例网站' },
    mode: 'OMNIMEDIA',
    customer: { id: `k-${conversation}`, name: `访客 ${conversation}`, away: false },
    enteredAt: 0,
    waitedSeconds: 0,
    asks: 'TEXT',
    call: null,
    path: [],
    note: null,
    lastSeq: 0,
    lastMessage: null,
    customerWaitingSince: null,
    read: { customer: 0, delivered: 0 },
    ...more,
  };
}
