/** A list in order with the one at `index` moved by one place, and positions counted anew from 1. */
export function swapped<T extends { readonly position: number }>(
  list: readonly T[],
  index: number,
  by: 1 | -1,
): readonly T[] {
  const moved = list[index];
  const other = list[index + by];
  if (moved === undefined || other === undefined) return list;
  const after = [...list];
  after[index] = other;
  after[index + by] = moved;
  return after.map((item, at) => ({ ...item, position: at + 1 }));
}
