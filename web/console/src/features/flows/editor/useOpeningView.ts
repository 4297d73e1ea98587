import { getNodesBounds, useNodesInitialized, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';

/** Below this nobody can read a card; whoever wants to see more asks for it. */
export const READABLE_ZOOM = 0.7;
const MARGIN_PX = 40;
/** Room above for the notices that lie on the canvas. */
const TOP_PX = 72;

/** Shows the flow: all of it where it can be read so, or else its beginning. */
export function useShowFlow(): (duration?: number) => Promise<unknown> {
  const { getNodes, fitView, setViewport } = useReactFlow();
  return useCallback(
    async (duration = 0) => {
      const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
      const nodes = getNodes();
      if (pane === undefined || nodes.length === 0) return;
      const all = getNodesBounds(nodes);
      const zoom = Math.min(
        (pane.width - 2 * MARGIN_PX) / all.width,
        (pane.height - TOP_PX - MARGIN_PX) / all.height,
      );
      if (zoom >= READABLE_ZOOM) {
        const padding = {
          top: `${TOP_PX}px`,
          right: `${MARGIN_PX}px`,
          bottom: `${MARGIN_PX}px`,
          left: `${MARGIN_PX}px`,
        } as const;
        return fitView({ padding, maxZoom: 1, duration });
      }
      const begin = getNodesBounds([beginning(nodes)]);
      return setViewport(
        {
          x: pane.width / 2 - (begin.x + begin.width / 2) * READABLE_ZOOM,
          y: TOP_PX - begin.y * READABLE_ZOOM,
          zoom: READABLE_ZOOM,
        },
        { duration },
      );
    },
    [getNodes, fitView, setViewport],
  );
}

type Nodes = ReturnType<ReturnType<typeof useReactFlow>['getNodes']>;

/** The cards come in the order of the flow, Start first. */
function beginning(nodes: Nodes): Nodes[number] {
  const [first] = nodes;
  if (first === undefined) throw new Error('a flow without cards has no beginning');
  return first;
}

/** Shows the flow as soon as its cards have been measured; after that the view is the editor's. */
export function useOpeningView(): void {
  const measured = useNodesInitialized();
  const show = useShowFlow();
  const done = useRef(false);
  useEffect(() => {
    if (!measured || done.current) return;
    done.current = true;
    void show();
  }, [measured, show]);
}
