import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Hands } from '@/features/workspace/hands';
import { ACCEPT_KEY, type Pressed, wishOf } from '@/features/workspace/keys';

const pressed: Pressed = {
  key: 'Enter',
  code: 'Enter',
  alt: false,
  control: false,
  composing: false,
  at: 'elsewhere',
  typing: false,
};

describe('a key', () => {
  test('accepts by Enter only while nobody types', () => {
    expect(wishOf(pressed)).toBe('accept');
    expect(wishOf({ ...pressed, typing: true })).toBeNull();
    expect(wishOf({ ...pressed, at: 'field' })).toBeNull();
    expect(wishOf({ ...pressed, at: 'dialog' })).toBeNull();
  });

  test('of the offer accepts wherever the focus is, but never out of an input method', () => {
    const own = { ...pressed, key: ACCEPT_KEY, code: ACCEPT_KEY };
    for (const at of ['field', 'dialog', 'control', 'elsewhere'] as const) {
      expect(wishOf({ ...own, at, typing: true })).toBe('accept');
      expect(wishOf({ ...own, at, composing: true })).toBeNull();
    }
  });

  test('of the list of keys is a question mark in a field', () => {
    const question = { ...pressed, key: '?', code: 'Slash' };
    expect(wishOf(question)).toBe('keys');
    expect(wishOf({ ...question, at: 'field' })).toBeNull();
  });

  test('with Alt ends, finishes, transfers and steps, but not behind a dialog', () => {
    const wishes = ['KeyQ', 'KeyW', 'KeyX', 'ArrowDown', 'ArrowUp'].map((code) =>
      wishOf({ ...pressed, key: code, code, alt: true, at: 'field', typing: true }),
    );
    expect(wishes).toEqual(['end', 'finish', 'transfer', 'next', 'previous']);
    expect(wishOf({ ...pressed, key: 'q', code: 'KeyQ', alt: true, at: 'dialog' })).toBeNull();
  });

  test('that types never accepts, whatever it is', () => {
    const keys = fc.constantFrom('Enter', ' ', 'a', '1', 'Process', 'Escape', 'Tab');
    fc.assert(
      fc.property(keys, fc.boolean(), (key, typing) => {
        expect(wishOf({ ...pressed, key, code: key, at: 'field', typing })).toBeNull();
      }),
    );
  });
});

describe('the hands', () => {
  function handsAt() {
    const page = { now: 0, field: false };
    const hands = new Hands({ now: () => page.now, inField: () => page.field });
    return { page, hands };
  }

  test('type while a field has the focus, and for two seconds after it', () => {
    const { page, hands } = handsAt();
    expect(hands.typing).toBe(false);
    page.field = true;
    hands.look();
    page.now = 60_000;
    expect(hands.typing).toBe(true);
    page.field = false;
    hands.look();
    page.now += 1_999;
    expect(hands.typing).toBe(true);
    page.now += 1;
    expect(hands.typing).toBe(false);
  });

  test('type still when the field has vanished without a word', () => {
    const { page, hands } = handsAt();
    page.field = true;
    hands.look();
    page.field = false;
    page.now = 9_000;
    expect(hands.typing).toBe(true);
  });

  test('press Enter twice and mean it once', () => {
    const { page, hands } = handsAt();
    expect(hands.entered()).toBe(true);
    page.now = 300;
    expect(hands.entered()).toBe(false);
    page.now = 900;
    expect(hands.entered()).toBe(true);
  });
});
