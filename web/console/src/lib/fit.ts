import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Widths of a list, in CSS pixels, below which its rows are cards. */
const CARDS_BELOW = 640;

/** How a list stands in its place. */
export interface Fit {
  /** The place; its width is watched. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly asCards: boolean;
  /** How many steps were taken to make the table fit, 0 to `steps`. */
  readonly taken: number;
}

/**
 * Takes as many steps as a table needs to be no wider than its place, anew whenever the width or
 * what the table shows has changed. All happens before the browser paints.
 */
export function useFit(steps: number, ...shows: readonly unknown[]): Fit {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  const [state, setState] = useState<{ readonly of: readonly unknown[]; readonly taken: number }>();
  const now = [width, ...shows];
  const taken = state !== undefined && same(state.of, now) ? state.taken : 0;
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const table = place.current?.querySelector('.ant-table-content');
    if (!table || table.scrollWidth <= table.clientWidth || taken >= steps) return;
    setState({ of: now, taken: taken + 1 });
  });
  return { place, asCards: width !== undefined && width < CARDS_BELOW, taken };
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, i) => Object.is(one, others[i]));
}
