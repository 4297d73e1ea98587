import { useReactFlow } from '@xyflow/react';
import type { Draft, Position } from '@zongji/flow-model';
import { type Dispatch, useCallback } from 'react';
import { CARD_PX } from './place';
import type { EditorAction } from './state';
import { useShowFlow } from './useOpeningView';

const TIDY_MS = 320;

function stillPlease(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Fast at first, then coming to rest. */
function eased(part: number): number {
  return 1 - (1 - part) ** 3;
}

/** Lays the modules out anew; the cards glide there, and it is one step of undo. */
export function useTidy(
  draft: Draft,
  dispatch: Dispatch<EditorAction>,
  show: (positions: ReadonlyMap<string, Position>) => void,
): () => Promise<void> {
  const { getNode } = useReactFlow();
  const showFlow = useShowFlow();
  return useCallback(async () => {
    const { tidy } = await import('@zongji/flow-model/layout');
    const target = tidy(draft, (id) => {
      const { width, height } = getNode(id)?.measured ?? {};
      return { width: width ?? CARD_PX.width, height: height ?? CARD_PX.height };
    });
    if (!stillPlease()) await glide(draft, target, show);
    dispatch({ kind: 'edit', change: { kind: 'move', positions: target, gesture: 'tidy' } });
    await showFlow(TIDY_MS);
  }, [draft, dispatch, getNode, showFlow, show]);
}

function glide(
  draft: Draft,
  target: ReadonlyMap<string, Position>,
  show: (positions: ReadonlyMap<string, Position>) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const begin = performance.now();
    const frame = (now: number) => {
      const part = eased(Math.min(1, Math.max(0, (now - begin) / TIDY_MS)));
      const between = draft.modules.map(({ id, position }): [string, Position] => {
        const to = target.get(id) ?? position;
        return [
          id,
          {
            x: position.x + (to.x - position.x) * part,
            y: position.y + (to.y - position.y) * part,
          },
        ];
      });
      show(new Map(between));
      if (part < 1) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
}
