import type { Chosen, Desk } from '@zongji/protocol';
import { describe, expect, test } from 'vitest';
import { StateWatch } from '@/features/workspace/stateWatch';

const values = () => new Map<string, string>();

function watchOn(kept: Map<string, string>) {
  return new StateWatch(
    {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => kept.set(key, value),
      remove: (key) => kept.delete(key),
      keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    },
    'me',
  );
}

const desk = (chosen: Chosen, since: number | null): Desk => ({
  version: 1,
  presence: chosen === 'IDLE' ? 'IDLE' : chosen === 'REST' ? 'REST' : 'OFFLINE',
  chosen,
  since,
  whyNoOffers: [],
  tasks: [],
});

describe('a state that the system has set', () => {
  test('is told, and told again after a reload, until it was seen', () => {
    const kept = values();
    const page = watchOn(kept);
    page.told(desk('IDLE', 1));
    page.told(desk('REST', 9));
    expect(page.view()).toEqual({ chosen: 'REST', sure: true });
    const again = watchOn(kept);
    again.told(desk('REST', 9));
    expect(again.view()).toEqual({ chosen: 'REST', sure: true });
    again.seen();
    again.told(desk('REST', 9));
    expect(again.view()).toBeNull();
    const later = watchOn(kept);
    later.told(desk('REST', 9));
    expect(later.view()).toBeNull();
  });

  test('is not told when the agent chose it', () => {
    const page = watchOn(values());
    page.told(desk('IDLE', 1));
    page.asked('REST');
    page.told(desk('REST', 9));
    expect(page.view()).toBeNull();
    page.told(desk('OFFLINE', 12));
    expect(page.view()).toEqual({ chosen: 'OFFLINE', sure: true });
    page.asked('IDLE');
    page.told(desk('IDLE', 15));
    expect(page.view()).toBeNull();
  });

  test('may have been chosen elsewhere when this page was not there', () => {
    const kept = values();
    watchOn(kept).told(desk('IDLE', 1));
    const page = watchOn(kept);
    page.told(desk('OFFLINE', 9));
    expect(page.view()).toEqual({ chosen: 'OFFLINE', sure: false });
  });

  test('is no surprise after another window had the desk, nor at the first sight', () => {
    const page = watchOn(values());
    page.told(desk('OFFLINE', null));
    page.told(desk('OFFLINE', 3));
    expect(page.view()).toBeNull();
    page.told(desk('IDLE', 4));
    page.left();
    page.told(desk('REST', 9));
    expect(page.view()).toBeNull();
  });
});
