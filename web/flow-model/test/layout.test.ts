import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, edit, type Position } from '../src/index';
import { tidy } from '../src/layout';
import { edits, end, message, sound, start } from './drafts';

const SIZE = { width: 240, height: 120 };

function overlaps(one: Position, other: Position): boolean {
  return Math.abs(one.x - other.x) < SIZE.width && Math.abs(one.y - other.y) < SIZE.height;
}

function places(draft: Draft): (id: string) => Position {
  const found = tidy(draft, () => SIZE);
  return (id) => {
    const place = found.get(id);
    if (place === undefined) {
      throw new Error(`no place for ${id}`);
    }
    return place;
  };
}

describe('tidy', () => {
  it('leads from the top down, branches from left to right', () => {
    const at = places(sound());
    expect(at('m1').y).toBeLessThan(at('m2').y);
    expect(at('m2').y).toBeLessThan(at('m3').y);
    expect(at('m4').y).toBe(at('m5').y);
    expect(at('m4').x).toBeLessThan(at('m5').x);
    expect(at('m6').y).toBeGreaterThan(at('m4').y);
  });

  it('lays no card over another', () => {
    const draft = sound();
    const at = places(draft);
    for (const one of draft.modules) {
      for (const other of draft.modules) {
        expect(one === other || !overlaps(at(one.id), at(other.id))).toBe(true);
      }
    }
  });

  it('places modules without wires and circles, too', () => {
    const draft: Draft = {
      name: '圆',
      modules: [start('m1'), message('m2'), message('m3'), end('m4')],
      wires: [
        { from: 'm2', exit: 'next', to: 'm3' },
        { from: 'm3', exit: 'next', to: 'm2' },
      ],
    };
    expect([...tidy(draft, () => SIZE).keys()]).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it('puts a branch over the middle of its branches, and what they join in below it', () => {
    const at = places(sound());
    const middle = (at('m4').x + at('m5').x) / 2;
    expect(Math.abs(at('m3').x - middle)).toBeLessThanOrEqual(8);
    expect(Math.abs(at('m6').x - middle)).toBeLessThanOrEqual(8);
  });

  it('lays no card over another, whatever the flow', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 25 }), (changes) => {
        const draft = changes.reduce(edit, sound());
        const found = [...tidy(draft, () => SIZE).values()];
        expect(found).toHaveLength(draft.modules.length);
        found.forEach((one, index) => {
          expect(found.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
        });
      }),
    );
  });

  it('changes nothing the second time', () => {
    const draft = sound();
    const once = edit(draft, { kind: 'move', positions: tidy(draft, () => SIZE), gesture: null });
    expect(tidy(once, () => SIZE)).toEqual(tidy(draft, () => SIZE));
  });
});
