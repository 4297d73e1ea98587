import {
  type Dispatch,
  type PointerEvent,
  type MouseEvent as ReactMouseEvent,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { MenuOf } from './CanvasMenu';
import type { CardNode } from './ModuleCard';
import type { Point } from './PointMenu';
import type { Chosen, EditorAction } from './state';
import type { WireEdge } from './WireLine';

/** A finger that stays so long in one place asks for a menu. */
const LONG_PRESS_MS = 500;
const STILL_PX = 8;

/** A menu that is open on something of the canvas. */
export interface CanvasMenuState {
  readonly of: MenuOf;
  readonly at: Point;
}

/** Opens a menu on a card, a wire or the canvas, and chooses what it is about. */
export function useCanvasMenu(chosen: Chosen, dispatch: Dispatch<EditorAction>) {
  const [menu, setMenu] = useState<CanvasMenuState | null>(null);
  const now = useRef(chosen);
  now.current = chosen;
  const close = useCallback(() => setMenu(null), []);
  const handlers = useMemo(() => {
    const onModules = (event: ReactMouseEvent, ids: ReadonlySet<string>) => {
      event.preventDefault();
      dispatch({ kind: 'choose', chosen: { modules: ids, wires: [] } });
      setMenu({ of: { kind: 'modules', ids }, at: pointOf(event) });
    };
    return {
      onNodeContextMenu: (event: ReactMouseEvent, node: CardNode) => {
        // On one of several chosen ones the menu is about all of them.
        const all = now.current.modules;
        onModules(event, all.has(node.id) ? all : new Set([node.id]));
      },
      onSelectionContextMenu: (event: ReactMouseEvent) => onModules(event, now.current.modules),
      onEdgeContextMenu: (event: ReactMouseEvent, edge: WireEdge) => {
        event.preventDefault();
        const start = { from: edge.source, exit: edge.sourceHandle ?? '' };
        dispatch({ kind: 'choose', chosen: { modules: new Set(), wires: [start] } });
        setMenu({ of: { kind: 'wire', start }, at: pointOf(event) });
      },
      onPaneContextMenu: (event: MouseEvent | ReactMouseEvent) => {
        event.preventDefault();
        setMenu({ of: { kind: 'canvas' }, at: pointOf(event) });
      },
    };
  }, [dispatch]);
  return { menu, close, handlers };
}

function pointOf({ clientX, clientY }: Point): Point {
  return { clientX, clientY };
}

/** Makes a finger that stays in one place what the right button is, where the browser does not. */
export function useLongPress() {
  return useMemo(() => {
    let timer = 0;
    let at = { x: 0, y: 0 };
    const end = () => window.clearTimeout(timer);
    return {
      onPointerDownCapture: (event: PointerEvent) => {
        end();
        if (event.pointerType !== 'touch' || !event.isPrimary) return;
        const { target, clientX, clientY } = event;
        at = { x: clientX, y: clientY };
        timer = window.setTimeout(() => {
          const menu = { bubbles: true, cancelable: true, clientX, clientY };
          target.dispatchEvent(new MouseEvent('contextmenu', menu));
        }, LONG_PRESS_MS);
      },
      onPointerMoveCapture: (event: PointerEvent) => {
        if (Math.hypot(event.clientX - at.x, event.clientY - at.y) > STILL_PX) end();
      },
      onPointerUpCapture: end,
      onPointerCancelCapture: end,
      onContextMenuCapture: end,
    };
  }, []);
}
