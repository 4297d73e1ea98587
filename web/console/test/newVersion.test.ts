import { describe, expect, test } from 'vitest';
import { AGAIN_AFTER_MS, mayReload } from '@/lib/newVersion';

describe('a page that lacks a part of the console', () => {
  test('is loaded anew once, and again only after it has been well for a while', () => {
    const storage = kept();
    expect(mayReload(storage, 1_000_000)).toBe(true);
    expect(mayReload(storage, 1_000_000 + AGAIN_AFTER_MS - 1)).toBe(false);
    expect(mayReload(storage, 1_000_000 + AGAIN_AFTER_MS)).toBe(true);
  });

  test('is never loaded anew by itself where nothing can be remembered, for that might not end', () => {
    const forbidden = {
      getItem: () => null,
      setItem: () => {
        throw new Error('forbidden');
      },
    };
    expect(mayReload(forbidden, 1_000_000)).toBe(false);
  });
});

function kept() {
  const all = new Map<string, string>();
  return {
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
  };
}
