import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Branch, type Draft, edit, exitsOf } from '../src/index';
import { branch, edits, faults, message, sound } from './drafts';

function branchOf(draft: Draft): Branch {
  const found = draft.modules.find((module) => module.kind === 'BRANCH');
  if (found?.kind !== 'BRANCH') {
    throw new Error('the draft has no branch');
  }
  return found;
}

function withNames(draft: Draft, names: readonly string[]): Draft {
  const module = branchOf(draft);
  const rows = names.map((name, index) => ({ keyword: String(index), branch: name }));
  return edit(draft, { kind: 'set', module: { ...module, rows }, field: null });
}

function targets(draft: Draft): Record<string, string> {
  return Object.fromEntries(
    draft.wires.filter((wire) => wire.from === 'm3').map((wire) => [wire.exit, wire.to]),
  );
}

describe('exits of a branch', () => {
  it('are shared by rows of one name, whatever is around it', () => {
    const module = branch('m1', [
      ['1', '产品咨询'],
      ['2', '商务合作'],
      ['咨询', ' 产品咨询 '],
      ['9', '  '],
    ]);
    expect(exitsOf(module).map((exit) => exit.id)).toEqual(['branch:产品咨询', 'branch:商务合作']);
  });

  it('come with the limits that are on', () => {
    const module = { ...branch('m1', [['1', 'A']]), maxWrongAnswers: 3, answerSeconds: 60 };
    expect(exitsOf(module).map((exit) => exit.id)).toEqual(['branch:A', 'wrong', 'silent']);
  });
});

describe('setting the rows of a branch', () => {
  it('keeps the wire of a branch that is renamed in all its rows', () => {
    expect(targets(withNames(sound(), ['产品', '产品', '商务合作']))).toEqual({
      'branch:产品': 'm4',
      'branch:商务合作': 'm5',
    });
  });

  it('keeps the shared wire where one of the rows leaves the branch', () => {
    expect(targets(withNames(sound(), ['产品咨询', '投诉', '商务合作']))).toEqual({
      'branch:产品咨询': 'm4',
      'branch:商务合作': 'm5',
    });
  });

  it('keeps the wire of the branch that another is renamed to', () => {
    expect(targets(withNames(sound(), ['产品咨询', '产品咨询', '产品咨询']))).toEqual({
      'branch:产品咨询': 'm4',
    });
  });

  it('swaps nothing when rows change their places', () => {
    expect(targets(withNames(sound(), ['商务合作', '产品咨询', '产品咨询']))).toEqual({
      'branch:产品咨询': 'm4',
      'branch:商务合作': 'm5',
    });
  });

  it('drops the wire of a branch whose last row is gone', () => {
    expect(targets(withNames(sound(), ['产品咨询', '产品咨询']))).toEqual({
      'branch:产品咨询': 'm4',
    });
  });
});

describe('edit', () => {
  it('leads an exit to one module only', () => {
    const after = edit(sound(), { kind: 'connect', wire: { from: 'm2', exit: 'next', to: 'm6' } });
    expect(after.wires.filter((wire) => wire.from === 'm2')).toEqual([
      { from: 'm2', exit: 'next', to: 'm6' },
    ]);
  });

  it('drops the wires of a dropped module', () => {
    const after = edit(sound(), { kind: 'drop', modules: new Set(['m3']), wires: [] });
    expect(after.modules.map((module) => module.id)).not.toContain('m3');
    expect(after.wires.map((wire) => wire.from)).toEqual(['m1', 'm4', 'm5']);
  });

  it('does not set a module of another kind', () => {
    const before = sound();
    expect(edit(before, { kind: 'set', module: message('m3'), field: null })).toBe(before);
  });

  it('leaves every draft drawable, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 20 }), (changes) => {
        expect(faults(changes.reduce(edit, sound()))).toEqual([]);
      }),
    );
  });
});
