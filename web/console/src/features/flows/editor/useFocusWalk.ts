import { type Dispatch, type RefObject, useCallback } from 'react';
import type { EditorAction } from './state';

const FIRST_SETTING = 'input, textarea, select, button, [tabindex="0"]';

/** The ways of the keys between a card and its settings. */
export function useFocusWalk(
  panel: RefObject<HTMLDivElement | null>,
  dispatch: Dispatch<EditorAction>,
) {
  const toSettings = useCallback(
    (moduleId: string) => {
      dispatch({ kind: 'choose', chosen: { modules: new Set([moduleId]), wires: [] } });
      // The settings come with the next paint.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const fields = panel.current?.querySelector<HTMLElement>('[data-field]');
          (fields ?? panel.current)?.querySelector<HTMLElement>(FIRST_SETTING)?.focus();
        }),
      );
    },
    [panel, dispatch],
  );
  const toCard = useCallback((moduleId: string) => {
    document
      .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(moduleId)}"]`)
      ?.focus();
  }, []);
  return { toSettings, toCard };
}
