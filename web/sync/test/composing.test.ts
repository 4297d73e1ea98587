import { describe, expect, test } from 'vitest';
import { composingOf } from '../src/composing';

function page() {
  let ends: (event: { readonly timeStamp: number }) => void = () => {};
  const composing = composingOf({
    addEventListener: (_type, listener) => {
      ends = listener;
    },
  });
  return { composing, ends: (timeStamp: number) => ends({ timeStamp }) };
}

describe('a key belongs to the input method', () => {
  test('when the browser says so', () => {
    const { composing } = page();
    expect(composing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(composing({ nativeEvent: { isComposing: true } })).toBe(true);
  });
  test('when its code says that it was taken, though the composition has ended', () => {
    const { composing } = page();
    expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(composing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true);
  });
  test('when it comes with the end of the composition and says nothing', () => {
    const { composing, ends } = page();
    ends(5_000);
    expect(composing({ isComposing: false, key: 'Enter', keyCode: 13, timeStamp: 5_002 })).toBe(
      true,
    );
    expect(composing({ isComposing: false, key: 'Enter', keyCode: 13, timeStamp: 5_400 })).toBe(
      false,
    );
    expect(composing({ isComposing: false, key: 'F2', keyCode: 113, timeStamp: 5_002 })).toBe(
      false,
    );
  });
  test('and not without any of these', () => {
    const { composing, ends } = page();
    expect(composing({ isComposing: false, key: 'Enter', keyCode: 13, timeStamp: 7 })).toBe(false);
    ends(5_000);
    expect(composing({ isComposing: false, key: 'Enter', keyCode: 13, timeStamp: 4_000 })).toBe(
      false,
    );
    expect(composing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
