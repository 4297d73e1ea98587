import { useQueryClient } from '@tanstack/react-query';
import { codePoints, type Draft, type Finding, freshLabel, LIMITS } from '@zongji/flow-model';
import { App } from 'antd';
import { type Dispatch, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { hasCode } from '@/lib/http';
import { modePath } from '@/lib/mode';
import { useProblemWords } from '@/lib/useProblemWords';
import { type Flow, findingsOf, flowWrites } from '../api';
import { dropCopy } from './localCopy';
import { type EditorAction, type EditorState, isUnsaved } from './state';

/** Saving and publishing, and what came of it. */
export interface Saving {
  readonly busy: 'no' | 'saving' | 'publishing';
  /** Set while the draft on the server is newer than the one this was made from. */
  readonly conflict: boolean;
  readonly save: () => void;
  readonly publish: () => void;
  readonly saveAsCopy: () => Promise<void>;
  readonly endConflict: () => void;
}

/** How many names are tried for a copy before the last refusal is shown. */
const NAMES_TRIED_MAX = 20;

/** Whether the name can be a flow's: 1 to 20 characters, full-width or not. */
export function isFlowName(name: string): boolean {
  const length = codePoints(name.trim());
  return length >= 1 && length <= LIMITS.name;
}

export function useSaving(
  flow: Flow,
  state: EditorState,
  findings: readonly Finding[],
  dispatch: Dispatch<EditorAction>,
  onFindings: (found: readonly Finding[]) => void,
): Saving {
  const { t } = useTranslation('flows');
  const { message, modal } = App.useApp();
  const words = useProblemWords('flows');
  const queries = useQueryClient();
  const [busy, setBusy] = useState<Saving['busy']>('no');
  const [conflict, setConflict] = useState(false);
  const running = useRef(false);
  const saveAsCopy = useSaveAsCopy(flow, state, dispatch);

  const refused = useCallback(
    (error: unknown) => {
      if (hasCode(error, 'flow.changed-elsewhere')) setConflict(true);
      else if (findingsOf(error).length > 0) {
        onFindings(findingsOf(error));
        message.warning(t('save.notPublished', { count: findingsOf(error).length }));
      } else modal.error({ title: t('save.failed'), content: words.of(error) });
    },
    [message, modal, onFindings, t, words],
  );

  const run = async (what: 'saving' | 'publishing') => {
    if (running.current) return;
    if (!isFlowName(state.history.draft.name)) {
      message.error(t('nameRule', { max: LIMITS.name }));
      return;
    }
    running.current = true;
    setBusy(what);
    try {
      const revision = await saved(flow, state, dispatch);
      if (what === 'saving') message.success(t('common:saved'));
      else if (findings.length > 0) {
        onFindings(findings);
        message.warning(t('save.notPublished', { count: findings.length }));
      } else {
        await flowWrites.publish(flow.id, revision);
        message.success(t('save.published'));
        await queries.invalidateQueries({ queryKey: ['flows', 'one', flow.id] });
      }
      void queries.invalidateQueries({ queryKey: ['flows', 'list'] });
      void queries.invalidateQueries({ queryKey: ['flows', 'versions', flow.id] });
    } catch (error) {
      refused(error);
    } finally {
      running.current = false;
      setBusy('no');
    }
  };

  return {
    busy,
    conflict,
    save: () => void run('saving'),
    publish: () => void run('publishing'),
    saveAsCopy,
    endConflict: () => setConflict(false),
  };
}

/** Saves the draft unless it is saved; answers with its revision. */
async function saved(
  flow: Flow,
  state: EditorState,
  dispatch: Dispatch<EditorAction>,
): Promise<number> {
  const { draft } = state.history;
  if (draft === state.saved) return state.revision;
  const { revision } = await flowWrites.save(flow.id, toSave(draft, state.revision));
  dispatch({ kind: 'saved', draft, revision });
  dropCopy(localStorage, flow.id);
  return revision;
}

function toSave(draft: Draft, revision: number) {
  const { name, modules, wires } = draft;
  return { revision, name: name.trim(), graph: { modules, wires } };
}

function useSaveAsCopy(
  flow: Flow,
  state: EditorState,
  dispatch: Dispatch<EditorAction>,
): () => Promise<void> {
  const { t } = useTranslation('flows');
  const { modal, message } = App.useApp();
  const words = useProblemWords('flows');
  const navigate = useNavigate();
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    // Only once the draft counts as saved, or leaving it would be warned about.
    if (copied !== null && !isUnsaved(state)) void navigate(copied);
  }, [copied, state, navigate]);
  return async () => {
    const { draft } = state.history;
    try {
      const made = await createCopy(flow, t('save.copyOf', { name: draft.name.trim() }));
      await flowWrites.save(made.id, toSave({ ...draft, name: made.name }, made.draftRevision));
      // What was changed is safe in the copy, so leaving this flow loses nothing.
      dispatch({ kind: 'saved', draft, revision: state.revision });
      dropCopy(localStorage, flow.id);
      message.success(t('save.copied', { name: made.name }));
      setCopied(`/m/${modePath(flow.mode)}/flows/${made.id}`);
    } catch (error) {
      modal.error({ title: t('save.failed'), content: words.of(error) });
    }
  };
}

async function createCopy(flow: Flow, wanted: string): Promise<Flow> {
  const taken = new Set<string>();
  for (let tries = 1; ; tries += 1) {
    const name = freshLabel(wanted, taken);
    try {
      return await flowWrites.create(flow.mode, name);
    } catch (error) {
      if (!hasCode(error, 'flow.name-taken') || tries >= NAMES_TRIED_MAX) throw error;
      taken.add(wanted).add(name);
    }
  }
}
