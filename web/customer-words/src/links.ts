/** A piece of a text; `href` is where it leads, null for what is no link. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

/** What ends an address: blanks, quotes, full-width punctuation, and signs that cannot be seen. */
const END =
  '\\s<>"\'`，。；：！？、（）《》「」『』【】〔〕“”‘’…～\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';
const CANDIDATE = new RegExp(
  `(?:https?://|www\\.)[^${END}]+|[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+`,
  'gi',
);
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** What may stand before an address without being a part of a longer word. */
const WORDLIKE = /[a-z0-9_@./-]/i;

/** Cuts a text into links and what stands between them. */
export function linksIn(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const link = trimmed(match[0]);
    const href = hrefOf(link);
    const glued = !/^https?:/i.test(link) && WORDLIKE.test(text.charAt(match.index - 1));
    if (href === null || glued) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), href: null });
    parts.push({ text: link, href });
    at = match.index + link.length;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), href: null });
  return parts;
}

/** Without the punctuation of the sentence around it; a bracket stays when its partner is inside. */
function trimmed(link: string): string {
  let end = link.length;
  while (end > 0) {
    const last = link.charAt(end - 1);
    const inside = link.slice(0, end);
    const open = PAIRS[last];
    const loose = open !== undefined && count(inside, last) > count(inside, open);
    if (!loose && !'.,;:!?*_~|'.includes(last)) break;
    end -= 1;
  }
  return link.slice(0, end);
}

function hrefOf(link: string): string | null {
  if (/^https?:\/\/[^/?#.:]/i.test(link)) return link;
  if (/^www\.[^/?#.]+\.[^/?#.]{2,}/i.test(link)) return `https://${link}`;
  return /^[^/@]+@[^/@]+\.[a-z]{2,}$/i.test(link) ? `mailto:${link}` : null;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
