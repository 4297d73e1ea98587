/** What a key asks for. */
export type Wish = 'accept' | 'next' | 'previous' | 'end' | 'finish' | 'transfer' | 'keys';

/** A key that went down, and where. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly alt: boolean;
  readonly control: boolean;
  /** Whether it belongs to an input method. */
  readonly composing: boolean;
  /** Where the focus is: in a field, in something that has keys of its own, or nowhere that matters. */
  readonly at: 'field' | 'dialog' | 'control' | 'elsewhere';
  /** Whether the person types, or did a moment ago. */
  readonly typing: boolean;
}

/** The offer's own key: no input method and no browser has a use for it. */
export const ACCEPT_KEY = 'F2';

const BY_ALT: Readonly<Record<string, Wish>> = {
  KeyA: 'accept',
  KeyQ: 'end',
  KeyW: 'finish',
  KeyX: 'transfer',
  ArrowDown: 'next',
  ArrowUp: 'previous',
};

/**
 * What a key means in the workspace. Enter accepts only while nobody types: the offer's own key does
 * always. A dialog keeps its keys to itself but for that one.
 */
export function wishOf({ key, code, alt, control, composing, at, typing }: Pressed): Wish | null {
  if (composing || control) return null;
  const own = (key === ACCEPT_KEY && !alt) || (alt && code === 'KeyA');
  if (own) return 'accept';
  if (at === 'dialog') return null;
  if (alt) return BY_ALT[code] ?? null;
  if (key === '?' && at !== 'field') return 'keys';
  if (key === 'Enter' && at === 'elsewhere' && !typing) return 'accept';
  return null;
}
