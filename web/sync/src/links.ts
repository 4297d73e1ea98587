/** A piece of a text: as it was written, and where it leads when it is an address. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

/** What may be an address; what ends it is looked at more closely. E-mail addresses come last. */
const CANDIDATE =
  /(?<![A-Za-z0-9@._-])(?:https?:\/\/|www\.)[^\s<>"“”‘’，。；：！？、（）【】《》「」]+|(?<![A-Za-z0-9@._%+/-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![A-Za-z0-9@])/gi;

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The text in pieces, its addresses of pages and of mail with where they lead. A full stop, comma or
 * bracket behind an address belongs to the sentence, unless the bracket was opened in the address.
 */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(CANDIDATE)) {
    const address = withoutSentence(found[0]);
    const href = hrefOf(address);
    if (href === null) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index), href: null });
    parts.push({ text: address, href });
    from = found.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

function withoutSentence(candidate: string): string {
  let address = candidate;
  for (;;) {
    const last = address.slice(-1);
    const opening = CLOSING[last];
    const isOver =
      opening === undefined
        ? /[.,;:!?'*_~…]/.test(last)
        : count(address, last) > count(address, opening);
    if (!isOver) return address;
    address = address.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function hrefOf(address: string): string | null {
  if (/^https?:\/\/[^\s/]/i.test(address)) return address;
  if (/^www\.[^\s.]+\.[^\s]/i.test(address)) return `https://${address}`;
  return /^[^:/]+@/.test(address) ? `mailto:${address}` : null;
}
