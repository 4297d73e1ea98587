/**
 * Reads what somebody typed as a whole number within limits; anything else (blank, `1.5`, `abc`,
 * too small, too large) is undefined. Full-width digits count as digits.
 */
export function wholeNumber(typed: string, low: number, high: number): number | undefined {
  const text = typed.normalize('NFKC').trim();
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}
