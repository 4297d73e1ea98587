import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Effect,
  happened,
  type Run,
  said,
  type Tried,
  type Trigger,
  UNTRIED,
} from '@/features/flows/editor/tryOut';

interface Walk {
  readonly about?: string;
  readonly steps: readonly { readonly trigger: Trigger; readonly effects: readonly Effect[] }[];
}

const GOLDEN = new URL('../../../../contract/golden/flows/sample-desk.json', import.meta.url);
const WALKS: readonly Walk[] = JSON.parse(readFileSync(GOLDEN, 'utf8')).walks;

const RUN: Run = { at: '', wrongAnswers: 0, closing: 'NONE', finished: false };

function walked(walk: Walk): Tried {
  return walk.steps.reduce(
    (tried, { trigger, effects }) => happened(tried, trigger, { run: RUN, effects }),
    UNTRIED,
  );
}

function texts(tried: Tried): readonly string[] {
  return tried.lines.flatMap((line) => (line.kind === 'system' ? [line.text] : []));
}

describe('a tried conversation', () => {
  it.each(WALKS.map((walk, at) => [walk.about ?? `walk ${at + 1}`, walk] as const))(
    'shows every text that the server sends, in order: %s',
    (_, walk) => {
      const sent = walk.steps.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.kind === 'SEND_TEXT' ? [effect.text] : [])),
      );
      expect(texts(walked(walk))).toEqual(sent);
    },
  );

  it.each(WALKS.map((walk, at) => [walk.about ?? `walk ${at + 1}`, walk] as const))(
    'keeps the way it came: %s',
    (_, walk) => {
      const reached = walk.steps.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.kind === 'REACHED' ? [effect] : [])),
      );
      const tried = walked(walk);
      expect(tried.passed).toEqual(reached.map((effect) => effect.moduleId));
      expect(tried.at).toBe(reached.at(-1)?.moduleId ?? null);
      expect(tried.taken.map((start) => start.exit)).toEqual(
        reached.flatMap((effect) => (effect.byExit === null ? [] : [effect.byExit])),
      );
    },
  );

  it('knows what it waits for', () => {
    const asked = happened(
      UNTRIED,
      { kind: 'ENTERED' },
      {
        run: RUN,
        effects: [
          { kind: 'REACHED', moduleId: 'm1', byExit: null },
          { kind: 'ASK_FOR_AGENT', skillGroupId: 'g', queueLimitSeconds: 30 },
        ],
      },
    );
    expect(asked.waiting).toEqual({ kind: 'agent', queueLimitSeconds: 30, queued: false });
    const none: readonly Effect[] = [];
    const queued = happened(asked, { kind: 'QUEUED', ahead: 2 }, { run: RUN, effects: none });
    expect(queued.waiting).toEqual({ kind: 'agent', queueLimitSeconds: 30, queued: true });
    const served = happened(
      queued,
      { kind: 'ACCEPTED', staffNumber: '000010' },
      { run: RUN, effects: none },
    );
    expect(served.waiting).toEqual({ kind: 'service', staffNumber: '000010' });
    expect(said(served, 'agent', '您好').lines.at(-1)).toEqual({ kind: 'agent', text: '您好' });
  });
});
