import type { Draft } from '@zongji/flow-model';
import { describe, expect, it } from 'vitest';
import { editor, isUnsaved, opened } from '@/features/flows/editor/state';

const AT = { x: 0, y: 0 };
const FLOW = {
  name: '售前咨询',
  draftRevision: 3,
  graph: {
    modules: [
      { id: 'start', kind: 'START', label: '开始', position: AT },
      { id: 'm1', kind: 'SEND_MESSAGE', label: '欢迎', position: AT, text: '您好' },
    ],
    wires: [{ from: 'start', exit: 'next', to: 'm1' }],
  },
} as const;

function move(x: number) {
  return {
    kind: 'edit',
    change: { kind: 'move', positions: new Map([['m1', { x, y: 0 }]]), gesture: null },
  } as const;
}

describe('the editor', () => {
  it('is unsaved after a change and no more after it is undone', () => {
    const changed = editor(opened(FLOW), move(8));
    expect(isUnsaved(changed)).toBe(true);
    expect(isUnsaved(editor(changed, { kind: 'undo' }))).toBe(false);
  });

  it('keeps what was changed while the draft was on its way unsaved', () => {
    const sent = editor(opened(FLOW), move(8));
    const typedOn = editor(sent, move(16));
    const answered = editor(typedOn, { kind: 'saved', draft: sent.history.draft, revision: 4 });
    expect(isUnsaved(answered)).toBe(true);
    expect(answered.revision).toBe(4);
    const back: Draft = editor(answered, { kind: 'undo' }).history.draft;
    expect(back).toBe(sent.history.draft);
  });

  it('forgets what is chosen when it is gone', () => {
    const chosen = editor(opened(FLOW), {
      kind: 'choose',
      chosen: { modules: new Set(['m1']), wires: [{ from: 'start', exit: 'next' }] },
    });
    const after = editor(chosen, {
      kind: 'edit',
      change: { kind: 'drop', modules: new Set(['m1']), wires: [] },
    });
    expect(after.chosen).toEqual({ modules: new Set(), wires: [] });
  });

  it('adds to what is chosen and takes away from it', () => {
    const wire = { from: 'start', exit: 'next' };
    const picked = editor(opened(FLOW), {
      kind: 'pick',
      modules: new Map([['m1', true]]),
      wires: [{ start: wire, picked: true }],
    });
    expect(picked.chosen).toEqual({ modules: new Set(['m1']), wires: [wire] });
    const less = editor(picked, { kind: 'pick', modules: new Map([['m1', false]]), wires: [] });
    expect(less.chosen).toEqual({ modules: new Set(), wires: [wire] });
  });
});
