import { useSearchParams } from 'react-router';

/** Rows of a page where the address does not say otherwise. */
export const PAGE_SIZE = 20;

/** A list's filter and page as they stand in the address. */
export interface Address<K extends string> {
  /** Value of one filter, or undefined when it is not set. */
  readonly get: (name: K) => string | undefined;
  /** Number of the page, from 1. */
  readonly page: number;
  /** Rows of a page, 1 to 100. */
  readonly size: number;
  /** Whether any filter is set. */
  readonly filtered: boolean;
  /** Sets filters and goes back to the first page; undefined or '' clears one. */
  readonly filter: (change: { readonly [name in K]?: string | undefined }) => void;
  /** Sets values and stays on the page; for what is opened above a list. */
  readonly set: (change: { readonly [name in K]?: string | undefined }) => void;
  /** Goes to a page. */
  readonly turn: (page: number, size: number) => void;
  /** Goes to a page in place of one that there is no longer; going back does not lead there again. */
  readonly correct: (page: number) => void;
  /** Clears every filter. */
  readonly clear: () => void;
}

/** Keeps a list's filter and page in the address, so that reload, back and a sent link keep them. */
export function useAddress<K extends string>(names: readonly K[]): Address<K> {
  const [params, setParams] = useSearchParams();
  return {
    get: (name) => params.get(name) ?? undefined,
    page: whole(params.get('page'), 1, 100_000, 1),
    size: whole(params.get('size'), 1, 100, PAGE_SIZE),
    filtered: names.some((name) => params.has(name)),
    filter: (change) =>
      setParams((before) => changed(before, { ...change, page: undefined }), { replace: true }),
    set: (change) => setParams((before) => changed(before, change)),
    turn: (page, size) =>
      setParams((before) =>
        changed(before, {
          page: page === 1 ? undefined : String(page),
          size: size === PAGE_SIZE ? undefined : String(size),
        }),
      ),
    correct: (page) =>
      setParams((before) => changed(before, { page: page === 1 ? undefined : String(page) }), {
        replace: true,
      }),
    clear: () =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const name of [...names, 'page']) after.delete(name);
        return after;
      }),
  };
}

/** A copy of `params` with some values set or, where undefined or empty, removed. */
export function changed(
  params: URLSearchParams,
  change: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const after = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** Reads a whole number within limits, or `fallback`. */
export function whole(text: string | null, low: number, high: number, fallback: number): number {
  if (text === null || !/^\d{1,9}$/.test(text)) return fallback;
  const value = Number(text);
  return value >= low && value <= high ? value : fallback;
}
