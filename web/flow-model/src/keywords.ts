/** The form of a keyword that counts: NFKC, case folded, trimmed; `１` and `1` are equal. */
export function keywordForm(text: string): string {
  const plain = text.normalize('NFKC');
  // Up and down again: `ß` and `ẞ` meet only in upper case. That may leave the normal form.
  return plain.toUpperCase().toLowerCase().normalize('NFKC').trim();
}
