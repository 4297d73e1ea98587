import type { ModuleKind } from '@zongji/flow-model';
import { type PointerEvent, useRef, useState } from 'react';

/** A finger that moves less than this has tapped, in CSS pixels. */
const TAP_PX = 8;

/** A place on the screen, in CSS pixels. */
export type ScreenPlace = { readonly x: number; readonly y: number };

type Carried = ScreenPlace & { readonly kind: ModuleKind };

/**
 * Drags a module out of the palette by a finger: browsers begin no drag of their own at a touch.
 * `drop` hears where the finger let go.
 */
export function useFingerDrag(drop: (kind: ModuleKind, at: ScreenPlace) => void) {
  const from = useRef<ScreenPlace | null>(null);
  // A quick finger is up again before a move has been drawn: what it carries is known before that.
  const held = useRef<ModuleKind | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const end = () => {
    from.current = null;
    held.current = null;
    setCarried(null);
  };
  const handlers = (kind: ModuleKind) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== 'touch') return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (from.current === null) return;
      const { clientX: x, clientY: y } = event;
      const way = Math.hypot(x - from.current.x, y - from.current.y);
      if (way > TAP_PX) held.current = kind;
      if (held.current !== null) setCarried({ kind, x, y });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (held.current !== null) drop(held.current, { x: event.clientX, y: event.clientY });
      end();
    },
    onPointerCancel: end,
  });
  return { carried, handlers };
}
