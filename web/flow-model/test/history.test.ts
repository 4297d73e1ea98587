import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begin,
  commit,
  type Edit,
  edit,
  type History,
  redo,
  seal,
  UNDO_STEPS_MAX,
  undo,
} from '../src/index';
import { edits, message, sound } from './drafts';

function move(x: number, gesture: string | null): Edit {
  return { kind: 'move', positions: new Map([['m2', { x, y: 0 }]]), gesture };
}

function type(text: string): Edit {
  return { kind: 'set', module: message('m2', text), field: 'text' };
}

function undoAll(history: History): History {
  const before = undo(history);
  return before === history ? history : undoAll(before);
}

function redoAll(history: History): History {
  const after = redo(history);
  return after === history ? history : redoAll(after);
}

describe('history', () => {
  it('takes back any change, and makes it again', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 8 }), edits, (before, change) => {
        const history = seal(before.reduce(commit, begin(sound())));
        const after = commit(history, change);
        const back = after === history ? history : undo(after);
        expect(back.draft).toBe(history.draft);
        expect(redo(undo(after)).draft).toEqual(after.draft);
      }),
    );
  });

  it('leads back to the beginning and forth to the end', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 30 }), (changes) => {
        const first = sound();
        const history = changes.reduce(commit, begin(first));
        expect(undoAll(history).draft).toEqual(first);
        expect(redoAll(undoAll(history)).draft).toEqual(history.draft);
        expect(history.draft).toEqual(changes.reduce(edit, first));
      }),
    );
  });

  it('joins the moves of one gesture and parts those of two', () => {
    const history = [move(1, 'a'), move(2, 'a'), move(3, 'b')].reduce(commit, begin(sound()));
    expect(history.past).toHaveLength(2);
  });

  it('joins typing in one field until it is sealed', () => {
    const typed = [type('你'), type('你好')].reduce(commit, begin(sound()));
    expect(typed.past).toHaveLength(1);
    expect(commit(seal(typed), type('你好！')).past).toHaveLength(2);
  });

  it('does not join what follows an undo', () => {
    const typed = commit(commit(begin(sound()), type('你')), move(1, 'a'));
    expect(commit(undo(typed), type('你好')).past).toHaveLength(2);
  });

  it('forgets what was undone when something else is done', () => {
    const history = commit(undo(commit(begin(sound()), type('你'))), move(1, null));
    expect(redo(history)).toBe(history);
  });

  it('keeps a change that changes nothing out', () => {
    const history = begin(sound());
    expect(commit(history, { kind: 'rename', name: sound().name })).toBe(history);
  });

  it('can be undone for a limited number of steps', () => {
    const steps = Array.from({ length: UNDO_STEPS_MAX + 1 }, (_, index) => move(index + 1, null));
    expect(steps.slice(1).reduce(commit, begin(sound())).past).toHaveLength(UNDO_STEPS_MAX);
    expect(steps.reduce(commit, begin(sound())).past).toHaveLength(UNDO_STEPS_MAX);
  });
});
