/** What goes to `setData`: paths and values. */
export type Patch = Readonly<Record<string, unknown>>;

interface Keyed {
  readonly id: string;
}

/**
 * What changed between two drawings of a page, as small as is worth the effort: top-level fields
 * that differ, and of `rows` only those that differ where the order stayed. Sending a whole
 * conversation through WeChat's bridge for each letter typed is what makes chats slow.
 */
export function patch<T extends { readonly rows: readonly Keyed[] }>(
  before: T | null,
  after: T,
): Patch {
  const changed: Record<string, unknown> = {};
  const known = before === null ? new Map<string, unknown>() : new Map(Object.entries(before));
  for (const [name, value] of Object.entries(after)) {
    if (name !== 'rows' && !same(known.get(name), value)) changed[name] = value;
  }
  return { ...changed, ...rowsPatch(before?.rows ?? null, after.rows) };
}

function rowsPatch(before: readonly Keyed[] | null, after: readonly Keyed[]): Patch {
  const kept =
    before !== null &&
    before.length <= after.length &&
    before.every((row, index) => row.id === after[index]?.id);
  if (!kept) return same(before, after) ? {} : { rows: after };
  const changed: Record<string, unknown> = {};
  after.forEach((row, index) => {
    const known = before[index];
    if (known !== row && !same(known, row)) changed[`rows[${index}]`] = row;
  });
  return changed;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
