import { useReactFlow } from '@xyflow/react';
import type { Draft } from '@zongji/flow-model';
import { type Dispatch, type RefObject, useCallback } from 'react';
import { CARD_PX } from './place';
import type { EditorAction } from './state';

const GLIDE_MS = 260;
const ZOOM_MIN = 0.75;

/** A place in the flow to be shown: a module, and maybe one of its settings or exits. */
export interface Spot {
  readonly moduleId: string | null;
  readonly exit: string | null;
  readonly field: string | null;
}

/** Brings a module into the middle, chooses it and puts the cursor into the setting meant. */
export function useShow(
  draft: Draft,
  dispatch: Dispatch<EditorAction>,
  panel: RefObject<HTMLDivElement | null>,
): (spot: Spot) => void {
  const { setCenter, getNode, getZoom } = useReactFlow();
  return useCallback(
    ({ moduleId, exit, field }) => {
      const module = draft.modules.find((one) => one.id === moduleId);
      if (module === undefined) return;
      dispatch({ kind: 'choose', chosen: { modules: new Set([module.id]), wires: [] } });
      const size = getNode(module.id)?.measured;
      void setCenter(
        module.position.x + (size?.width ?? CARD_PX.width) / 2,
        module.position.y + (size?.height ?? CARD_PX.height) / 2,
        { zoom: Math.max(ZOOM_MIN, getZoom()), duration: GLIDE_MS },
      );
      const name = field ?? (exit === null ? null : `exit ${exit}`);
      if (name === null) return;
      // The settings of the module come with the next paint.
      requestAnimationFrame(() => requestAnimationFrame(() => focusOn(panel.current, name)));
    },
    [draft.modules, dispatch, setCenter, getNode, getZoom, panel],
  );
}

function focusOn(panel: HTMLElement | null, field: string): void {
  const place = panel?.querySelector(`[data-field="${CSS.escape(field)}"]`);
  if (!(place instanceof HTMLElement)) return;
  place.scrollIntoView({ block: 'center' });
  const control = place.matches('input')
    ? place
    : place.querySelector<HTMLElement>('input, textarea, button');
  control?.focus({ preventScroll: true });
}
