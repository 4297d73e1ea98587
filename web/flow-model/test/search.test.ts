import { describe, expect, it } from 'vitest';
import { found, inFlowOrder } from '../src/index';
import { sound, transfer } from './drafts';

const idsOf = (wanted: string) => found(sound(), wanted).map(({ module }) => module.id);

describe('finding modules', () => {
  it('looks at labels first, then at every text, keyword and branch name', () => {
    expect(idsOf('分支')).toEqual(['m3']);
    expect(idsOf('商务')).toEqual(['m3']);
    expect(found(sound(), '商务')[0]?.text).toBe('商务合作');
    expect(idsOf('超时未')).toEqual(['m6']);
    const draft = { ...sound(), modules: [...sound().modules, transfer('超时', null)] };
    expect(found(draft, '超时').map(({ module }) => module.id)).toEqual(['超时', 'm6']);
  });

  it('minds neither width nor capitals, and finds nothing for nothing', () => {
    expect(idsOf('ｍ４')).toEqual(['m4']);
    expect(idsOf(' M4 ')).toEqual(['m4']);
    expect(idsOf('  ')).toEqual([]);
    expect(idsOf('没有这个')).toEqual([]);
  });
});

describe('the order of a flow', () => {
  it('goes along the first exit before the second, from wherever modules were added', () => {
    const draft = sound();
    const mixed = { ...draft, modules: [...draft.modules].reverse() };
    expect(inFlowOrder(mixed).map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4', 'm6', 'm5']);
  });

  it('has every module once, those that nothing leads to last', () => {
    const draft = { ...sound(), modules: [transfer('lose', null), ...sound().modules] };
    expect(
      inFlowOrder(draft)
        .map(({ id }) => id)
        .at(-1),
    ).toBe('lose');
    expect(new Set(inFlowOrder(draft)).size).toBe(draft.modules.length);
  });
});
