import type { Draft, Edit, Step } from '@zongji/flow-model';
import { App } from 'antd';
import { type Dispatch, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorAction, EditorState } from './state';
import { useStable } from './useStable';

/** Back and forth in the history, and in words what a step takes back or makes again. */
export interface Steps {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Null when there is nothing to undo. */
  readonly undone: string | null;
  readonly redone: string | null;
}

export function useSteps(state: EditorState, dispatch: Dispatch<EditorAction>): Steps {
  const { t } = useTranslation('flows');
  const { message } = App.useApp();
  const words = useStepWords();
  const { past, future, draft } = state.history;
  const undone = wordsOf(past.at(-1));
  const redone = wordsOf(future[0]);
  const say = (what: string) => message.open({ key: 'step', type: 'info', content: what });
  const undo = useStable(() => {
    if (undone === null) return;
    dispatch({ kind: 'undo' });
    void say(t('step.undone', { what: undone }));
  });
  const redo = useStable(() => {
    if (redone === null) return;
    dispatch({ kind: 'redo' });
    void say(t('step.redone', { what: redone }));
  });
  return useMemo(() => ({ undo, redo, undone, redone }), [undo, redo, undone, redone]);

  function wordsOf(step: Step | undefined): string | null {
    return step === undefined ? null : words(step.change, [step.draft, draft]);
  }
}

/** A change in words; labels are looked up on either side of it. */
function useStepWords(): (change: Edit, sides: readonly Draft[]) => string {
  const { t } = useTranslation('flows');
  return useCallback(
    (change, sides) => {
      const label = (id: string | undefined) =>
        sides.flatMap(({ modules }) => modules).find((module) => module.id === id)?.label ?? '';
      const modules = (what: 'add' | 'drop' | 'move', ids: readonly string[]) =>
        ids.length === 1
          ? t(`step.${what}One`, { label: label(ids[0]) })
          : t(`step.${what}`, { count: ids.length });
      switch (change.kind) {
        case 'rename':
          return t('step.rename');
        case 'add':
          return modules(
            'add',
            change.modules.map(({ id }) => id),
          );
        case 'set':
          return t('step.set', { label: change.module.label });
        case 'move':
          return change.gesture === 'tidy'
            ? t('editor.tidy')
            : modules('move', [...change.positions.keys()]);
        case 'drop':
          return change.modules.size === 0
            ? t('step.cut', { count: change.wires.length })
            : modules('drop', [...change.modules]);
        case 'connect':
        case 'all':
          return t('step.connect');
        case 'replace':
          return t('step.replace');
      }
    },
    [t],
  );
}
