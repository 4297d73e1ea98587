import type { Range } from '@zongji/protocol';

/** What {@link fold} must know of a range; a welcome is one too. */
type Piece<E> = Pick<Range<E, unknown>, 'after' | 'upTo' | 'entries'>;

/**
 * What a client has of a conversation: everything visible with `from < seq <= last`, in order.
 * `from` is 0 when it is known from its beginning.
 */
export interface Timeline<E> {
  readonly from: number;
  readonly last: number;
  readonly entries: readonly E[];
}

/** What a range did to a timeline. */
export type Folded<E> =
  | { readonly kind: 'applied'; readonly timeline: Timeline<E>; readonly fresh: readonly E[] }
  | { readonly kind: 'gap'; readonly after: number }
  | { readonly kind: 'known' };

/** Nothing yet. */
export function nothing<E>(): Timeline<E> {
  return { from: 0, last: 0, entries: [] };
}

/**
 * Adds what the server said to what is known: a repeat changes nothing, a gap must be fetched, and
 * of a range that overlaps only the new part is taken.
 */
export function fold<E extends { readonly seq: number }>(
  timeline: Timeline<E>,
  range: Piece<E>,
): Folded<E> {
  if (range.after > timeline.last) return { kind: 'gap', after: timeline.last };
  if (range.upTo <= timeline.last) return { kind: 'known' };
  const fresh = range.entries.filter((entry) => entry.seq > timeline.last);
  const entries = fresh.length === 0 ? timeline.entries : [...timeline.entries, ...fresh];
  return { kind: 'applied', timeline: { ...timeline, last: range.upTo, entries }, fresh };
}

/** Starts over with a range, when what lies between would be too much to send. */
export function startOver<E extends { readonly seq: number }>(range: Piece<E>): Timeline<E> {
  return { from: range.after, last: range.upTo, entries: range.entries };
}

/** Puts older entries in front: everything visible with `from < seq` up to what was known. */
export function prepend<E extends { readonly seq: number }>(
  timeline: Timeline<E>,
  entries: readonly E[],
  from: number,
): Timeline<E> {
  if (from >= timeline.from) return timeline;
  const older = entries.filter((entry) => entry.seq > from && entry.seq <= timeline.from);
  return { ...timeline, from, entries: [...older, ...timeline.entries] };
}
