import { codePoints, cutTo, LIMITS } from './module';

/** A module id that is not in use: `m1`, `m2` … */
export function freshId(used: ReadonlySet<string>): string {
  let number = used.size + 1;
  while (used.has(`m${number}`)) {
    number += 1;
  }
  return `m${number}`;
}

/** The label itself, or with the first number behind it that makes it fresh; at most 20 long. */
export function freshLabel(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(wanted) && codePoints(wanted) <= LIMITS.label) {
    return wanted;
  }
  const base = wanted.replace(/\s*\d+$/, '') || wanted;
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const label = cutTo(base, LIMITS.label - ending.length) + ending;
    if (!used.has(label)) {
      return label;
    }
  }
}
