import { useCallback, useRef, useState } from 'react';

/** One opening of something above a page: what it was opened for, and how to close just this one. */
export interface Opening<T> {
  /** Different for every opening; as the `key` of what is shown, it lets no state live longer. */
  readonly key: number;
  readonly what: T;
  /** Closes this opening. Once another one has taken its place, it does nothing. */
  readonly close: () => void;
}

/**
 * What is open above a page: at most one thing at a time.
 *
 * What is shown must be mounted only while it is open, under the opening's `key`: then a form, a
 * filter or an error never outlives the record it was about, and an answer that comes late cannot
 * close what was opened after it.
 */
export function useOpening<T>(): {
  readonly opening: Opening<T> | undefined;
  readonly open: (what: T) => void;
} {
  const [opening, setOpening] = useState<Opening<T>>();
  const last = useRef(0);
  const open = useCallback((what: T) => {
    last.current += 1;
    const key = last.current;
    const close = () => setOpening((now) => (now?.key === key ? undefined : now));
    setOpening({ key, what, close });
  }, []);
  return { opening, open };
}
