import { useReactFlow } from '@xyflow/react';
import { useLayoutEffect } from 'react';

const MARGIN_PX = 24;
const GLIDE_MS = 160;

/** Moves a chosen card out from below the settings that have opened beside the canvas. */
export function useInSight(moduleId: string | null, settingsOpen: boolean): void {
  const { getViewport, setViewport } = useReactFlow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the opening covers anything
  useLayoutEffect(() => {
    if (moduleId === null || !settingsOpen) return;
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    const card = document
      .querySelector(`.react-flow__node[data-id="${CSS.escape(moduleId)}"]`)
      ?.getBoundingClientRect();
    if (pane === undefined || card === undefined) return;
    // In a narrow window the settings lie on the canvas.
    const settings = document.querySelector('aside [data-panel]')?.getBoundingClientRect();
    const edge = Math.min(pane.right, settings?.left ?? pane.right);
    const over = card.right + MARGIN_PX - edge;
    const most = card.left - MARGIN_PX - pane.left;
    if (over <= 0 || most <= 0) return;
    const { x, y, zoom } = getViewport();
    void setViewport({ x: x - Math.min(over, most), y, zoom }, { duration: GLIDE_MS });
  }, [settingsOpen]);
}
