import { afterEach, describe, expect, test, vi } from 'vitest';
import { askEarly, askedEarly, forgetEarly } from '@/lib/early';

describe('what is asked before the page stands', () => {
  afterEach(() => {
    forgetEarly();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  function answering(text: string): void {
    vi.stubGlobal('fetch', async () => new Response(text));
  }

  test('is given to the first who asks, once', async () => {
    answering('early');
    void askEarly('/api/session');
    expect(await (await askedEarly('/api/session'))?.text()).toBe('early');
    expect(askedEarly('/api/session')).toBeUndefined();
    expect(askedEarly('/api/settings/common')).toBeUndefined();
  });

  test('does not outlive what is written', () => {
    answering('signed out');
    void askEarly('/api/session');
    forgetEarly();
    expect(askedEarly('/api/session')).toBeUndefined();
  });

  test('grows old', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    answering('of the morning');
    void askEarly('/api/session');
    vi.advanceTimersByTime(10_001);
    expect(askedEarly('/api/session')).toBeUndefined();
  });
});
