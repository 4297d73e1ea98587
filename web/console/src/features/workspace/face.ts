/** Tints that faces are told apart by. */
export const TINTS = 6;

/** The part of a name that tells it from others: 4F2A of 访客 4F2A, the first letter of a person's. */
export function initialsOf(name: string): string {
  const tail = /\s([0-9A-Za-z]{2,4})$/.exec(name.trim())?.[1];
  return tail ?? [...name.trim()][0] ?? '?';
}

/** A tint that stays with its customer. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % TINTS;
}
