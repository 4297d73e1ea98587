import type { Task, TaskState } from '@zongji/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Panes } from '@/features/workspace/pane';
import { taskOf } from './tasks';

function panesWith(remembered: string | null = null) {
  let kept = remembered;
  const panes = new Panes({
    get: () => kept,
    set: (conversation) => {
      kept = conversation;
    },
  });
  return { panes, kept: () => kept };
}

const shown = (panes: Panes) => panes.view().shown?.conversation ?? null;

describe('what is open', () => {
  test('is the offer that comes while nothing is, without the focus', () => {
    const { panes } = panesWith();
    panes.arranged([]);
    expect(shown(panes)).toBeNull();
    panes.arranged([taskOf('a', 'OFFERED')]);
    expect([shown(panes), panes.view().mine]).toEqual(['a', false]);
  });

  test('stays when an offer comes beside a conversation that came up by itself', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'SERVED')]);
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'OFFERED')]);
    expect(shown(panes)).toBe('a');
  });

  test('stays when a second offer comes before the first is taken', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'OFFERED', { since: 5 })]);
    panes.arranged([taskOf('a', 'OFFERED', { since: 5 }), taskOf('b', 'OFFERED', { since: 1 })]);
    expect(shown(panes)).toBe('a');
  });

  test('is what the person accepts, whose offer it was', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'OFFERED')]);
    panes.open('b');
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'SERVED'), taskOf('c', 'OFFERED')]);
    expect([shown(panes), panes.view().mine]).toEqual(['b', true]);
  });

  test('is what was open before when the offer that is looked at goes', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('z', 'SERVED'), taskOf('a', 'SERVED'), taskOf('b', 'OFFERED')]);
    panes.open('a');
    panes.open('b');
    panes.arranged([taskOf('z', 'SERVED'), taskOf('a', 'SERVED')]);
    expect([shown(panes), panes.view().gone]).toEqual(['a', false]);
  });

  test('stays, and says that it is gone, when it is taken away', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'SERVED')]);
    panes.open('a');
    panes.arranged([taskOf('b', 'SERVED'), taskOf('c', 'OFFERED')]);
    expect([shown(panes), panes.view().gone]).toEqual(['a', true]);
    panes.close();
    expect([shown(panes), panes.view().gone]).toEqual(['c', false]);
  });

  test('comes back when it is given to the same agent again', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'SERVED')]);
    panes.arranged([]);
    panes.arranged([taskOf('a', 'OFFERED')]);
    expect([shown(panes), panes.view().gone]).toEqual(['a', false]);
  });

  test('goes when the person gives it away, and stays when that is refused', () => {
    const { panes } = panesWith();
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'SERVED')]);
    panes.open('a');
    panes.letGo('a');
    panes.keep('a');
    panes.arranged([taskOf('b', 'SERVED')]);
    expect(panes.view().gone).toBe(true);
    panes.open('b');
    panes.letGo('b');
    panes.arranged([]);
    expect(shown(panes)).toBeNull();
  });

  test('comes back through a reload, offers or not', () => {
    const { panes } = panesWith('b');
    panes.arranged([taskOf('a', 'SERVED'), taskOf('b', 'SERVED'), taskOf('c', 'OFFERED')]);
    expect([shown(panes), panes.view().mine]).toEqual(['b', true]);
  });

  test('is remembered', () => {
    const { panes, kept } = panesWith();
    panes.arranged([taskOf('a', 'SERVED')]);
    expect(kept()).toBe('a');
  });
});

const states = fc.constantFrom<TaskState>('OFFERED', 'SERVED', 'WRAP_UP');
const desks = fc
  .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), state: states }), {
    selector: (one) => one.id,
  })
  .map((all) => all.map(({ id, state }): Task => taskOf(id, state)));

test('whatever the server tells, an open conversation stays open until the person turns from it', () => {
  fc.assert(
    fc.property(fc.array(desks, { maxLength: 12 }), (told) => {
      const { panes } = panesWith();
      panes.arranged([taskOf('mine', 'SERVED')]);
      panes.open('mine');
      const { turns } = panes.view();
      for (const desk of told) {
        panes.arranged(desk);
        expect(shown(panes)).toBe('mine');
        expect(panes.view().turns).toBe(turns);
      }
    }),
  );
});
