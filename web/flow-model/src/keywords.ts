/**
 * The form of a keyword that counts: NFKC, without characters that cannot be seen, case folded,
 * trimmed; `１` and `1` are equal.
 */
export function keywordForm(text: string): string {
  // `ẞ` has only a lower case, and `ß` and `SS` meet only in upper case; all may leave the form.
  const lower = text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .toLowerCase();
  return lower.toUpperCase().toLowerCase().normalize('NFKC').trim();
}
