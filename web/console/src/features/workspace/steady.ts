import type { Task } from '@zongji/protocol';

/** A place in the list of tasks. */
export interface Slot {
  readonly task: Task;
  /** Under which heading it stands. */
  readonly section: Task['state'];
  /** Whether it has left the desk, and its place is kept empty. */
  readonly gone: boolean;
}

/**
 * The places of the list. While `held`, because the pointer is upon it, nothing moves: what goes
 * leaves its place empty, what comes stands at the end.
 */
export function steady(
  before: readonly Slot[],
  tasks: readonly Task[],
  held: boolean,
): readonly Slot[] {
  if (!held) return tasks.map((task) => ({ task, section: task.state, gone: false }));
  const now = new Map(tasks.map((task) => [task.conversation, task]));
  const kept = before.map((slot) => {
    const task = now.get(slot.task.conversation);
    return task === undefined ? { ...slot, gone: true } : { ...slot, task, gone: false };
  });
  const known = new Set(before.map((slot) => slot.task.conversation));
  const fresh = tasks.filter((task) => !known.has(task.conversation));
  return [...kept, ...fresh.map((task) => ({ task, section: task.state, gone: false }))];
}

/** Neighbours under the same heading. */
export function sectionsOf(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const sections: Slot[][] = [];
  for (const slot of slots) {
    const last = sections.at(-1);
    if (last?.[0]?.section === slot.section) last.push(slot);
    else sections.push([slot]);
  }
  return sections;
}
