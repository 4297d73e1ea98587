import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A function that stays the same while what it does is always that of the last render; for
 * handlers of parts that should not be drawn again because of them.
 */
export function useStable<A extends readonly unknown[], R>(
  act: (...args: A) => R,
): (...args: A) => R {
  const now = useRef(act);
  useLayoutEffect(() => {
    now.current = act;
  });
  return useCallback((...args: A) => now.current(...args), []);
}
