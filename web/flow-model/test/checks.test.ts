import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  check,
  type Draft,
  edit,
  FINDING_CODES,
  type Finding,
  type FindingCode,
  type Graph,
  LIMITS,
  type Module,
} from '../src/index';
import { branch, edits, end, GROUP, message, sound, start, transfer } from './drafts';

const GROUPS = new Set([GROUP]);

function codes(graph: Graph): readonly FindingCode[] {
  return check(graph, GROUPS).map((finding) => finding.code);
}

function only(graph: Graph): Finding | undefined {
  const [first, ...others] = check(graph, GROUPS);
  expect(others).toEqual([]);
  return first;
}

function set(module: Module): Draft {
  return edit(sound(), { kind: 'set', module, field: null });
}

function chain(messages: number): Graph {
  const modules = Array.from({ length: messages }, (_, index) => message(`s${index}`));
  const all = [start('first'), ...modules, end('last')];
  const wires = all.slice(1).flatMap((module, index) => {
    const from = all[index];
    return from === undefined ? [] : [{ from: from.id, exit: 'next', to: module.id }];
  });
  return { modules: all, wires };
}

describe('check', () => {
  it('finds nothing in a sound flow', () => {
    expect(check(sound(), GROUPS)).toEqual([]);
  });

  it('finds blank, repeated and overlong rows', () => {
    const draft = set(
      branch('m3', [
        ['1', '产品咨询'],
        ['１', '产品咨询'],
        ['x'.repeat(LIMITS.keyword + 1), '商务合作'],
      ]),
    );
    expect(check(draft, GROUPS).map(({ code, field }) => [code, field])).toEqual([
      ['KEYWORD_DUPLICATE', 'rows[1].keyword'],
      ['TEXT_TOO_LONG', 'rows[2].keyword'],
    ]);
  });

  it('finds a variable that has no value where it stands', () => {
    expect(only(set(message('m2', '${WaitNo}')))).toMatchObject({
      code: 'VARIABLE_NOT_HERE',
      moduleId: 'm2',
      field: 'text',
      params: { name: 'WaitNo' },
    });
  });

  it('finds a group of another mode', () => {
    expect(only(set(transfer('m4', 'other')))).toMatchObject({ code: 'GROUP_UNKNOWN' });
  });

  it('finds a number that is not whole', () => {
    expect(only(set({ ...end('m6'), silenceSeconds: 1.5 }))).toMatchObject({
      code: 'NUMBER_OUT_OF_RANGE',
      field: 'silenceSeconds',
    });
  });

  it('does not blame a flow for the way behind an exit that is still open', () => {
    const draft = edit(sound(), {
      kind: 'drop',
      modules: new Set(),
      wires: [{ from: 'm2', exit: 'next' }],
    });
    expect(codes(draft)).not.toContain('NO_WAY_TO_END');
    expect(codes(draft)).toContain('EXIT_NOT_CONNECTED');
    expect(codes(draft)).toContain('UNREACHABLE');
  });

  it('allows a hundred modules in a row and finds the next', () => {
    expect(check(chain(98), GROUPS)).toEqual([]);
    expect(only(chain(99))).toMatchObject({ code: 'TOO_LONG_WITHOUT_WAIT', moduleId: 'last' });
  });

  it('allows as many modules as the limit says', () => {
    const many = (count: number): Graph => ({
      modules: Array.from({ length: count }, (_, index) => message(`m${index}`)),
      wires: [],
    });
    expect(codes(many(LIMITS.modules))).not.toContain('TOO_MANY_MODULES');
    expect(codes(many(LIMITS.modules + 1))).toEqual(['TOO_MANY_MODULES']);
  });

  it('says of every draft only what it has a word for, at modules that are there', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 15 }), (changes) => {
        const draft = changes.reduce(edit, sound());
        const ids = new Set(draft.modules.map((module) => module.id));
        for (const { code, moduleId } of check(draft, GROUPS)) {
          expect(FINDING_CODES).toContain(code);
          expect(moduleId === null || ids.has(moduleId)).toBe(true);
        }
      }),
    );
  });
});
