import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codePoints,
  copy,
  type Draft,
  edit,
  freshId,
  freshLabel,
  LIMITS,
  paste,
} from '../src/index';
import { edits, faults, sound } from './drafts';

const someIds = fc.subarray(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']).map((ids) => new Set(ids));
const drafts: fc.Arbitrary<Draft> = fc
  .array(edits, { maxLength: 10 })
  .map((changes) => changes.reduce(edit, sound()));

describe('paste', () => {
  it('never collides with what is there, be it pasted once or often', () => {
    fc.assert(
      fc.property(drafts, someIds, fc.integer({ min: 1, max: 4 }), (draft, chosen, times) => {
        const clip = copy(draft, chosen);
        let after = draft;
        for (let time = 0; time < times; time += 1) {
          const change = paste(after, clip, { x: 24, y: 24 });
          const labels = after.modules.map((module) => module.label);
          for (const module of change.modules) {
            expect(labels).not.toContain(module.label);
            expect(codePoints(module.label)).toBeLessThanOrEqual(LIMITS.label);
          }
          const before = after;
          after = edit(after, change);
          expect(after.modules).toHaveLength(before.modules.length + change.modules.length);
          expect(after.wires).toHaveLength(before.wires.length + change.wires.length);
        }
        expect(faults(after)).toEqual([]);
      }),
    );
  });

  it('brings the wires between the copied modules and leaves the others', () => {
    const draft = sound();
    const change = paste(draft, copy(draft, new Set(['m3', 'm4'])), { x: 10, y: 20 });
    const [first, second] = change.modules;
    expect(change.wires).toEqual([{ from: first?.id, exit: 'branch:产品咨询', to: second?.id }]);
    expect(first?.position).toEqual({ x: 10, y: 20 });
  });

  it('leaves a second Start out', () => {
    const draft = sound();
    const change = paste(draft, copy(draft, new Set(['m1', 'm2'])), { x: 0, y: 0 });
    expect(change.modules.map((module) => module.kind)).toEqual(['SEND_MESSAGE']);
    expect(change.wires).toEqual([]);
  });
});

describe('names of new modules', () => {
  it('count on from the number they end with', () => {
    expect(freshLabel('分支', new Set())).toBe('分支');
    expect(freshLabel('分支', new Set(['分支']))).toBe('分支 2');
    expect(freshLabel('分支 2', new Set(['分支', '分支 2']))).toBe('分支 3');
    expect(freshLabel('2', new Set(['2']))).toBe('2 2');
  });

  it('stay within the limit of a label', () => {
    const long = '😀'.repeat(LIMITS.label);
    const label = freshLabel(long, new Set([long]));
    expect(label).toBe(`${'😀'.repeat(LIMITS.label - 2)} 2`);
  });

  it('do not take an id in use', () => {
    expect(freshId(new Set(['m2', 'm3']))).toBe('m4');
  });
});
