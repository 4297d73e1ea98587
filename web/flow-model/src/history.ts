import { type Edit, edit } from './edit';
import { type Draft, unreachable } from './module';

/** How many steps can be undone. */
export const UNDO_STEPS_MAX = 200;

/** A change that was made or taken back, and the draft on its other side. */
export interface Step {
  readonly draft: Draft;
  /** The last of those that were joined. */
  readonly change: Edit;
}

/** A draft with the way back and forth. */
export interface History {
  readonly draft: Draft;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** What the last step was; the next change of the same key joins it. Null joins nothing. */
  readonly joining: string | null;
}

/** A history that begins with this draft. */
export function begin(draft: Draft): History {
  return { draft, past: [], future: [], joining: null };
}

function joinKey(change: Edit): string | null {
  switch (change.kind) {
    case 'rename':
      return 'rename';
    case 'set':
      return change.field === null ? null : `set ${change.module.id} ${change.field}`;
    case 'move':
      return change.gesture === null ? null : `move ${change.gesture}`;
    case 'add':
    case 'drop':
    case 'connect':
    case 'replace':
    case 'all':
      return null;
    default:
      return unreachable(change);
  }
}

/** Makes a change. Typing in one field and the moves of one gesture are one step. */
export function commit(history: History, change: Edit): History {
  const draft = edit(history.draft, change);
  if (draft === history.draft) {
    return history;
  }
  const joining = joinKey(change);
  const joins = joining !== null && joining === history.joining && history.past.length > 0;
  const past = joins ? history.past.slice(0, -1) : history.past;
  const before = (joins ? history.past.at(-1)?.draft : undefined) ?? history.draft;
  return {
    draft,
    past: [...past, { draft: before, change }].slice(-UNDO_STEPS_MAX),
    future: [],
    joining,
  };
}

/** Ends the running step: the next change is a step of its own. */
export function seal(history: History): History {
  return history.joining === null ? history : { ...history, joining: null };
}

/** One step back; the same history when there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  return before === undefined
    ? history
    : {
        draft: before.draft,
        past: history.past.slice(0, -1),
        future: [{ draft: history.draft, change: before.change }, ...history.future],
        joining: null,
      };
}

/** One step forth again; the same history when nothing was undone. */
export function redo(history: History): History {
  const [after, ...future] = history.future;
  return after === undefined
    ? history
    : {
        draft: after.draft,
        past: [...history.past, { draft: history.draft, change: after.change }],
        future,
        joining: null,
      };
}
