import { isObject } from './read';

/** What a proxy in front of the server does wrong, as `GET /api/connection` tells it. */
export type ProxyTrouble = 'UNTRUSTED_PROXY' | 'HOST' | 'SCHEME' | 'UPGRADE' | 'SUB_PATH';

const WORST_FIRST: readonly ProxyTrouble[] = [
  'UPGRADE',
  'HOST',
  'SUB_PATH',
  'SCHEME',
  'UNTRUSTED_PROXY',
];

/** The troubles that an answer of `GET /api/connection` names, the worst first. */
export function readProxyTroubles(answer: unknown): readonly ProxyTrouble[] {
  if (!isObject(answer) || !Array.isArray(answer.troubles)) return [];
  const named: readonly unknown[] = answer.troubles;
  return WORST_FIRST.filter((trouble) => named.includes(trouble));
}
