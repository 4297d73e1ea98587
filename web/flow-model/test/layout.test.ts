import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curveOf,
  type Draft,
  edit,
  exitsOf,
  isClear,
  isDirect,
  type Module,
  type Position,
  routesOf,
} from '../src/index';
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

type Cards = ReadonlyMap<string, Position & { readonly width: number; readonly height: number }>;

/** Where the canvas draws a wire: from its port at the bottom of a card to the middle of a top. */
function endsOf(draft: Draft, cards: Cards, wire: Draft['wires'][number]) {
  const module = draft.modules.find((one) => one.id === wire.from);
  const from = cards.get(wire.from);
  const to = cards.get(wire.to);
  if (module === undefined || from === undefined || to === undefined) return null;
  return {
    from: { x: from.x + portOf(module, wire.exit) * from.width, y: from.y + from.height },
    to: { x: to.x + to.width / 2, y: to.y },
  };
}

function portOf(module: Module, exit: string): number {
  const exits = exitsOf(module);
  return (exits.findIndex(({ id }) => id === exit) + 0.5) / exits.length;
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

  it('draws no wire behind a card, whatever the flow and however tall its cards', () => {
    const sizes = fc.array(fc.integer({ min: 80, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 25 }), sizes, (changes, heights) => {
        const draft = changes.reduce(edit, sound());
        const sizeOf = (id: string) => ({
          width: 240,
          height: heights[Number(id.slice(1)) % heights.length] ?? 120,
        });
        const at = tidy(draft, sizeOf);
        const cards = new Map(
          draft.modules.map(({ id, position }) => [
            id,
            { ...(at.get(id) ?? position), ...sizeOf(id) },
          ]),
        );
        const wires = draft.wires.map((wire) => ({ ...wire, ends: endsOf(draft, cards, wire) }));
        const routes = routesOf(wires, cards);
        const boxes = [...cards.values()];
        for (const wire of wires) {
          if (wire.ends === null) continue;
          const route = routes.get(wire);
          expect(route === undefined).toBe(isDirect(wire.ends, boxes));
          expect(isClear(route ?? curveOf(wire.ends), boxes)).toBe(true);
        }
      }),
    );
  });

  it('changes nothing the second time', () => {
    const draft = sound();
    const once = edit(draft, { kind: 'move', positions: tidy(draft, () => SIZE), gesture: null });
    expect(tidy(once, () => SIZE)).toEqual(tidy(draft, () => SIZE));
  });
});
