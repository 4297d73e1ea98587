import { useCallback, useEffect, useRef } from 'react';

/** A click this soon after a button appeared under a resting pointer was meant for what stood there. */
const AIMED_MS = 400;

/**
 * Whether a click on something that came by itself is meant for it: not when it appeared under a
 * pointer that has not moved since and was about to press something else.
 */
export function useMeant(): () => boolean {
  const born = useRef(performance.now());
  const moved = useRef(false);
  useEffect(() => {
    const move = () => {
      moved.current = true;
    };
    const events = ['pointermove', 'touchstart', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, move, { once: true });
    return () => {
      for (const event of events) window.removeEventListener(event, move);
    };
  }, []);
  return useCallback(() => moved.current || performance.now() - born.current > AIMED_MS, []);
}
