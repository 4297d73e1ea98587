import type { QuickReply } from '@zongji/protocol';

/** Those whose title or text holds every word that is looked for; those by title first. */
export function matching(replies: readonly QuickReply[], wanted: string): readonly QuickReply[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const byTitle = replies.filter((reply) => holds(reply.title));
  const byText = replies.filter((reply) => !byTitle.includes(reply) && holds(reply.text));
  return [...byTitle, ...byText];
}
