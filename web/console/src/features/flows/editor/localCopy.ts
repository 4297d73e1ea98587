import { type Draft, readDraft } from '@zongji/flow-model';
import { isRecord } from '@/lib/problem';

/** An unsaved draft as this browser keeps it. */
export interface LocalCopy {
  /** Revision of the saved draft that it was made from. */
  readonly revision: number;
  readonly draft: Draft;
  /** When it was kept, in ISO-8601. */
  readonly at: string;
}

/** The part of the browser's storage that is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function key(flowId: string): string {
  return `zongji.unsaved-flow.${flowId}`;
}

/** Keeps an unsaved draft; false where the browser has no room for it or forbids it. */
export function keepCopy(shelf: Shelf, flowId: string, copy: LocalCopy): boolean {
  try {
    shelf.setItem(key(flowId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** The unsaved draft of a flow; null where there is none or what is there cannot be read. */
export function keptCopy(shelf: Shelf, flowId: string): LocalCopy | null {
  try {
    const raw: unknown = JSON.parse(shelf.getItem(key(flowId)) ?? 'null');
    if (!isRecord(raw) || typeof raw.revision !== 'number' || typeof raw.at !== 'string') {
      return null;
    }
    const draft = readDraft(raw.draft);
    return draft.ok ? { revision: raw.revision, at: raw.at, draft: draft.value } : null;
  } catch {
    return null;
  }
}

/** Forgets the unsaved draft of a flow. */
export function dropCopy(shelf: Shelf, flowId: string): void {
  try {
    shelf.removeItem(key(flowId));
  } catch {
    // A browser that forbids storage has kept nothing either.
  }
}
