import { describe, expect, it } from 'vitest';
import { dropCopy, keepCopy, keptCopy, type Shelf } from '@/features/flows/editor/localCopy';

function shelf(): Shelf & { readonly content: Map<string, string> } {
  const content = new Map<string, string>();
  return {
    content,
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => {
      content.set(key, value);
    },
    removeItem: (key) => {
      content.delete(key);
    },
  };
}

const COPY = {
  revision: 7,
  at: '2026-01-02T03:04:05Z',
  draft: {
    name: '售前咨询',
    modules: [{ id: 'm1', kind: 'START', label: '开始', position: { x: 0, y: 8 } }],
    wires: [],
  },
} as const;

describe('the unsaved copy in the browser', () => {
  it('is found again under its own flow only', () => {
    const kept = shelf();
    expect(keepCopy(kept, 'a', COPY)).toBe(true);
    expect(keptCopy(kept, 'a')).toEqual(COPY);
    expect(keptCopy(kept, 'b')).toBeNull();
    dropCopy(kept, 'a');
    expect(keptCopy(kept, 'a')).toBeNull();
  });

  it.each(['{', 'null', '{"revision":1}', '{"revision":1,"at":"x","draft":{"modules":[]}}'])(
    'is not offered when it can not be read: %s',
    (content) => {
      const kept = shelf();
      keepCopy(kept, 'a', COPY);
      for (const key of kept.content.keys()) kept.content.set(key, content);
      expect(keptCopy(kept, 'a')).toBeNull();
    },
  );

  it('says so when the browser has no room', () => {
    const full: Shelf = {
      ...shelf(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepCopy(full, 'a', COPY)).toBe(false);
  });
});
