import { useEffect, useState } from 'react';
import { useLeaveGuard } from '@/lib/leaving';
import type { Flow } from '../api';
import { dropCopy, keepCopy, keptCopy, type LocalCopy } from './localCopy';
import { type EditorState, isUnsaved } from './state';

/** Quiet time after a change before it is kept in the browser, in milliseconds. */
const KEEP_AFTER_MS = 600;

/** The unsaved copy of an earlier visit that is offered, and the ways to answer. */
export interface Unsaved {
  readonly offered: LocalCopy | null;
  readonly dismiss: () => void;
}

/** Keeps unsaved work in the browser, warns before it is left, and offers what an earlier visit lost. */
export function useUnsaved(flow: Flow, state: EditorState, locked: boolean): Unsaved {
  const unsaved = !locked && isUnsaved(state);
  const [offered, setOffered] = useState(() => (locked ? null : copyWorthOffering(flow)));
  useLeaveGuard(unsaved);
  const { draft } = state.history;
  const { revision } = state;
  useEffect(() => {
    if (!unsaved) return;
    const keep = () =>
      keepCopy(localStorage, flow.id, { revision, draft, at: new Date().toISOString() });
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [unsaved, flow.id, revision, draft]);
  useEffect(() => {
    // Undone or saved: there is nothing unsaved left, and nothing to offer next time.
    if (!locked && !unsaved && offered === null) dropCopy(localStorage, flow.id);
  }, [locked, unsaved, offered, flow.id]);
  return { offered, dismiss: () => setOffered(null) };
}

function copyWorthOffering(flow: Flow): LocalCopy | null {
  const copy = keptCopy(localStorage, flow.id);
  if (copy === null) return null;
  const { name, modules, wires } = copy.draft;
  const same =
    name === flow.name &&
    JSON.stringify([modules, wires]) === JSON.stringify([flow.graph.modules, flow.graph.wires]);
  return same ? null : copy;
}
