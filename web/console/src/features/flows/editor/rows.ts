/** The list without the item at the place. */
export function without<T>(list: readonly T[], place: number): readonly T[] {
  return list.filter((_, at) => at !== place);
}

/** The list with the item of one place moved to another. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = without(list, from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
