import { useSyncExternalStore } from 'react';

/** Languages of the interface; Chinese first. */
export type Language = 'zh' | 'en';

/** What the person chose; `system` follows the machine. */
export type AppearanceChoice = 'system' | 'light' | 'dark';

/** What a browser remembers of its person. */
export interface Preferences {
  readonly language: Language;
  readonly appearance: AppearanceChoice;
}

const KEY = 'zongji.preferences';

let current = load();
const listeners = new Set<() => void>();

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) follow();
  });
}

/** The preferences now. */
export function preferences(): Preferences {
  return current;
}

/** Changes some preferences, remembers them in this browser and tells every reader. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that forbids storage still gets its choice until the page is left.
  }
  tell();
}

/** Takes over what was chosen in another window of this browser. */
function follow(): void {
  current = load();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change until the returned function is called. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The preferences, kept up to date in a component. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}

function load(): Preferences {
  const stored = readStored();
  return {
    language:
      stored.language === 'en' || stored.language === 'zh' ? stored.language : browserLanguage(),
    appearance:
      stored.appearance === 'light' || stored.appearance === 'dark' ? stored.appearance : 'system',
  };
}

function readStored(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function browserLanguage(): Language {
  if (typeof navigator === 'undefined') return 'zh';
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
