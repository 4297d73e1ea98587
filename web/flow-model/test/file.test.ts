import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  FILE_FORMAT,
  type FileRead,
  LIMITS,
  readDraft,
  readFlowFile,
  readGraph,
} from '../src/index';
import { GROUP, sound } from './drafts';

function file(change: Record<string, unknown> = {}): string {
  const { name, modules, wires } = sound();
  return JSON.stringify({
    format: FILE_FORMAT,
    name,
    mode: 'OMNIMEDIA',
    skillGroups: [{ id: GROUP, name: '产品咨询客服1组' }],
    graph: { modules, wires },
    ...change,
  });
}

function refusal(read: FileRead) {
  return read.ok ? null : read.refusal;
}

function withModule(change: Record<string, unknown>): string {
  const { modules, wires } = sound();
  const changed = modules.map((module) => (module.id === 'm3' ? { ...module, ...change } : module));
  return file({ graph: { modules: changed, wires } });
}

describe('readFlowFile', () => {
  it('reads what was written', () => {
    const read = readFlowFile(file(), 'OMNIMEDIA');
    const { modules, wires } = sound();
    expect(read.ok && read.file.graph).toEqual({ modules, wires });
    expect(read.ok && read.file.skillGroups).toEqual([{ id: GROUP, name: '产品咨询客服1组' }]);
  });

  it('refuses what is no JSON, no flow, or a flow of another mode', () => {
    expect(refusal(readFlowFile('{', 'OMNIMEDIA'))).toEqual({ kind: 'not-json' });
    expect(refusal(readFlowFile('[]', 'OMNIMEDIA'))).toEqual({ kind: 'other-format', found: null });
    expect(refusal(readFlowFile(file({ format: 'x/2' }), 'OMNIMEDIA'))).toEqual({
      kind: 'other-format',
      found: 'x/2',
    });
    expect(refusal(readFlowFile(file(), 'ONLINE'))).toEqual({
      kind: 'other-mode',
      found: 'OMNIMEDIA',
    });
  });

  it('takes a file of the largest size and refuses one byte more', () => {
    const small = file();
    const bytes = Buffer.byteLength(small);
    const full = small + ' '.repeat(LIMITS.fileBytes - bytes);
    expect(refusal(readFlowFile(full, 'OMNIMEDIA'))).toBeNull();
    expect(refusal(readFlowFile(`${full} `, 'OMNIMEDIA'))).toEqual({
      kind: 'too-large',
      bytes: LIMITS.fileBytes + 1,
      bytesMax: LIMITS.fileBytes,
    });
  });

  it.each([
    ['a module of unknown kind', withModule({ kind: 'LOOP' }), 'graph.modules[2].kind'],
    ['a text that is none', withModule({ prompt: 7 }), 'graph.modules[2].prompt'],
    ['an unknown setting', withModule({ colour: 'red' }), 'graph.modules[2].colour'],
    ['rows that are no list', withModule({ rows: {} }), 'graph.modules[2].rows'],
    [
      'a row of the wrong shape',
      withModule({ rows: [{ keyword: '1' }] }),
      'graph.modules[2].rows[0].branch',
    ],
    ['no graph', file({ graph: null }), 'graph'],
    ['no name', file({ name: ' ' }), 'name'],
    ['a name too long', file({ name: '名'.repeat(LIMITS.name + 1) }), 'name'],
    ['an unknown member', file({ extra: 1 }), 'extra'],
  ])('says where there is %s', (_, content, at) => {
    expect(refusal(readFlowFile(content, 'OMNIMEDIA'))).toMatchObject({ kind: 'misfit', at });
  });

  it('refuses a list far beyond the limit before looking at its modules', () => {
    const modules = Array.from({ length: 100_000 }, () => 0);
    expect(refusal(readFlowFile(file({ graph: { modules, wires: [] } }), 'OMNIMEDIA'))).toEqual({
      kind: 'misfit',
      at: 'graph.modules',
      expected: `list of at most ${LIMITS.modules * 2}`,
    });
  });
});

describe('reading what a browser kept', () => {
  it('gives the draft back', () => {
    const draft = sound();
    const read = readDraft(JSON.parse(JSON.stringify(draft)));
    expect(read.ok && read.value).toEqual(draft);
  });

  it('refuses a member that is inherited only', () => {
    expect(readGraph(Object.create({ modules: [], wires: [] })).ok).toBe(false);
  });
});
