import { useRef, useState } from 'preact/hooks';

/** A finger that moves less than this taps, in CSS pixels. */
const TAP = 6;
const EDGE = 8;

interface Begun {
  readonly x: number;
  readonly y: number;
  readonly box: DOMRect;
}

/** Lets a small window be put anywhere on the screen; a tap stays a tap. */
export function useDrag(tapped: () => void) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const begun = useRef<Begun | null>(null);
  const moved = useRef(false);
  return {
    style:
      place === null
        ? {}
        : { left: `${place.left}px`, top: `${place.top}px`, right: 'auto', bottom: 'auto' },
    onPointerDown: (event: PointerEvent) => {
      if (!(event.currentTarget instanceof HTMLElement)) return;
      begun.current = {
        x: event.clientX,
        y: event.clientY,
        box: event.currentTarget.getBoundingClientRect(),
      };
      moved.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const from = begun.current;
      if (from === null) return;
      const [across, down] = [event.clientX - from.x, event.clientY - from.y];
      if (!moved.current && Math.hypot(across, down) < TAP) return;
      moved.current = true;
      setPlace({
        left: within(from.box.left + across, innerWidth - from.box.width),
        top: within(from.box.top + down, innerHeight - from.box.height),
      });
    },
    onPointerUp: () => {
      begun.current = null;
    },
    onPointerCancel: () => {
      begun.current = null;
    },
    onClick: () => {
      if (!moved.current) tapped();
      moved.current = false;
    },
  };
}

function within(at: number, most: number): number {
  return Math.max(EDGE, Math.min(at, most - EDGE));
}
