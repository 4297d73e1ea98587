import { describe, expect, it } from 'vitest';
import { cardsOf, NO_TRAIL, type Scene, wiresOf } from '@/features/flows/editor/cards';

const SCENE: Scene = {
  draft: {
    name: '售前咨询',
    modules: [
      { id: 'start', kind: 'START', label: '开始', position: { x: 0, y: 0 } },
      { id: 'm1', kind: 'SEND_MESSAGE', label: '欢迎', position: { x: 0, y: 96 }, text: '您好' },
    ],
    wires: [{ from: 'start', exit: 'next', to: 'm1' }],
  },
  findings: new Map(),
  chosen: { modules: new Set(), wires: [] },
  locked: false,
  trail: NO_TRAIL,
};

function withText(text: string): Scene {
  const modules = SCENE.draft.modules.map((module) =>
    module.kind === 'SEND_MESSAGE' ? { ...module, text } : module,
  );
  return { ...SCENE, draft: { ...SCENE.draft, modules } };
}

describe('the cards of a scene', () => {
  it('stay the very same where nothing changed', () => {
    const before = cardsOf([], SCENE);
    expect(cardsOf(before, { ...SCENE, draft: { ...SCENE.draft } })).toEqual(before);
    const after = cardsOf(before, withText('你好'));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.data.module).toMatchObject({ text: '你好' });
  });

  it('keep their data, and so are not drawn again, when they only move', () => {
    const before = cardsOf([], SCENE);
    const modules = SCENE.draft.modules.map((module) => ({ ...module, position: { x: 8, y: 8 } }));
    const after = cardsOf(before, { ...SCENE, draft: { ...SCENE.draft, modules } });
    expect(after.map((card) => card.data)).toEqual(before.map((card) => card.data));
    expect(after[1]?.data).toBe(before[1]?.data);
    expect(after[1]?.position).toEqual({ x: 8, y: 8 });
  });

  it('keep what the canvas measured, and where a card is being dragged', () => {
    const measured = cardsOf([], SCENE).map((card) => ({
      ...card,
      measured: { width: 232, height: 80 },
      dragging: true,
      position: { x: 40, y: 40 },
    }));
    const [, card] = cardsOf(measured, withText('你好'));
    expect(card).toMatchObject({
      measured: { width: 232, height: 80 },
      position: { x: 40, y: 40 },
    });
  });

  it('show where a tried run is and has been', () => {
    const trail = { at: 'm1', passed: ['start', 'm1'], taken: [{ from: 'start', exit: 'next' }] };
    const scene = { ...SCENE, trail };
    expect(cardsOf([], scene).map((card) => card.data.lit)).toEqual(['passed', 'now']);
    expect(wiresOf([], scene).map((wire) => wire.data?.lit)).toEqual(['passed']);
  });
});

describe('the wires of a scene', () => {
  it('stay the very same where nothing changed', () => {
    const before = wiresOf([], SCENE);
    expect(wiresOf(before, withText('你好'))[0]).toBe(before[0]);
    const chosen = { modules: new Set<string>(), wires: [{ from: 'start', exit: 'next' }] };
    expect(wiresOf(before, { ...SCENE, chosen })[0]).toMatchObject({ selected: true });
  });

  it('leave out what leads to a module that is not there', () => {
    const wires = [...SCENE.draft.wires, { from: 'm1', exit: 'next', to: 'gone' }];
    expect(wiresOf([], { ...SCENE, draft: { ...SCENE.draft, wires } })).toHaveLength(1);
  });
});
