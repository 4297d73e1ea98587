import { describe, expect, test } from 'vitest';
import { storageOf } from '../src/adapters';

/** A browser's storage that takes so many values. */
function shelfOf(room: number) {
  const values = new Map<string, string>();
  return {
    values,
    shelf: {
      get length() {
        return values.size;
      },
      key: (index: number) => [...values.keys()][index] ?? null,
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (!values.has(key) && values.size >= room) throw new Error('QuotaExceededError');
        values.set(key, value);
      },
      removeItem: (key: string) => values.delete(key),
    },
  };
}

describe("a browser's storage", () => {
  test('keeps what fits, and says nothing of losses', () => {
    const { shelf, values } = shelfOf(3);
    const storage = storageOf(() => shelf);
    storage.set('a.1', 'x');
    expect([storage.get('a.1'), values.get('a.1'), storage.lossy?.()]).toEqual(['x', 'x', false]);
  });

  test('holds in memory what does not fit, and says that a reload would lose it', () => {
    const { shelf, values } = shelfOf(1);
    const storage = storageOf(() => shelf);
    storage.set('a.1', 'x');
    storage.set('a.2', 'y');
    expect([storage.get('a.2'), values.has('a.2'), storage.lossy?.()]).toEqual(['y', false, true]);
    expect(storage.keys('a.')).toEqual(['a.1', 'a.2']);
    storage.remove('a.2');
    expect([storage.get('a.2'), storage.lossy?.()]).toEqual([null, false]);
  });

  test('that throws from the first word on, or later, never throws at its user', () => {
    const storage = storageOf(() => {
      throw new Error('SecurityError');
    });
    storage.set('a', 'x');
    expect([storage.get('a'), storage.lossy?.()]).toEqual(['x', true]);
    const { shelf } = shelfOf(9);
    const broken = { ...shelf, length: 0 };
    const later = storageOf(() => broken);
    broken.getItem = () => {
      throw new Error('SecurityError');
    };
    expect(later.get('a')).toBeNull();
  });
});
