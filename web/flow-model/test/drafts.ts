import fc from 'fast-check';
import {
  type Branch,
  type Draft,
  type Edit,
  type End,
  exitsOf,
  type Module,
  type SendMessage,
  type Start,
  type TransferToAgent,
} from '../src/index';

export const AT = { x: 0, y: 0 };

export function start(id: string): Start {
  return { id, kind: 'START', label: '开始', position: AT };
}

export function message(id: string, text = '您好'): SendMessage {
  return { id, kind: 'SEND_MESSAGE', label: `消息 ${id}`, position: AT, text };
}

export function branch(id: string, rows: readonly (readonly [string, string])[]): Branch {
  return {
    id,
    kind: 'BRANCH',
    label: `分支 ${id}`,
    position: AT,
    prompt: '请回复',
    wrongAnswerText: '输入错误，请重新输入。',
    rows: rows.map(([keyword, name]) => ({ keyword, branch: name })),
    maxWrongAnswers: null,
    answerSeconds: null,
  };
}

export function transfer(id: string, skillGroupId: string | null): TransferToAgent {
  return {
    id,
    kind: 'TRANSFER_TO_AGENT',
    label: `转人工 ${id}`,
    position: AT,
    skillGroupId,
    queueText: '前面还有${WaitNo}位',
    failureText: '当前无客服在线',
    successText: '${StaffNo}号客服代表为您服务',
    queueLimitSeconds: null,
    failureExit: false,
  };
}

export function end(id: string): End {
  return {
    id,
    kind: 'END',
    label: `结束 ${id}`,
    position: AT,
    silenceSeconds: 60,
    silenceText: '超时未回复',
    agentEndedText: '本次会话已经结束',
  };
}

export const GROUP = '8f7c2f0e-5d0b-4c1e-9a53-2b1f6f6d2a01';

/** A sound flow: Start, a greeting, a branch of two exits, two transfers, one End. */
export function sound(): Draft {
  return {
    name: '测试全媒体客服会话',
    modules: [
      start('m1'),
      message('m2'),
      branch('m3', [
        ['1', '产品咨询'],
        ['咨询', '产品咨询'],
        ['2', '商务合作'],
      ]),
      transfer('m4', GROUP),
      transfer('m5', GROUP),
      end('m6'),
    ],
    wires: [
      { from: 'm1', exit: 'next', to: 'm2' },
      { from: 'm2', exit: 'next', to: 'm3' },
      { from: 'm3', exit: 'branch:产品咨询', to: 'm4' },
      { from: 'm3', exit: 'branch:商务合作', to: 'm5' },
      { from: 'm4', exit: 'next', to: 'm6' },
      { from: 'm5', exit: 'next', to: 'm6' },
    ],
  };
}

const ids = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8');
const positions = fc.record({
  x: fc.integer({ min: -999, max: 999 }),
  y: fc.integer({ min: -999, max: 999 }),
});
const names = fc.constantFrom('产品咨询', '商务合作', '其他', ' 产品咨询 ', '');
const exits = fc.oneof(
  fc.constantFrom('next', 'wrong', 'silent', 'failure'),
  names.map((name) => `branch:${name.trim()}`),
);
const rows = fc.array(fc.record({ keyword: fc.constantFrom('1', '１', 'a', ''), branch: names }), {
  maxLength: 4,
});
const wires = fc.record({ from: ids, exit: exits, to: ids });

/** Modules of every kind, some with settings that are amiss. */
export const modules: fc.Arbitrary<Module> = fc
  .record({
    id: ids,
    position: positions,
    rows,
    flag: fc.boolean(),
    text: fc.constantFrom('您好', '', '${WaitNo}', '${Nobody}'),
    which: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ id, position, rows: some, flag, text, which }): Module => {
    const made = [
      start(id),
      message(id, text),
      {
        ...branch(id, []),
        rows: some,
        maxWrongAnswers: flag ? 3 : null,
        answerSeconds: flag ? 0 : null,
      },
      { ...transfer(id, flag ? GROUP : null), failureExit: flag },
      end(id),
    ][which];
    return { ...(made ?? start(id)), position };
  });

/** One change of any kind, most of which fit the sound flow. */
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), name: fc.string({ maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('add' as const),
    modules: fc.array(modules, { maxLength: 2 }),
    wires: fc.array(wires, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    module: modules,
    field: fc.constantFrom('text', 'label', null),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    positions: fc.array(fc.tuple(ids, positions), { maxLength: 3 }).map((all) => new Map(all)),
    gesture: fc.constantFrom('drag 1', 'drag 2', null),
  }),
  fc.record({
    kind: fc.constant('drop' as const),
    modules: fc.array(ids, { maxLength: 2 }).map((all) => new Set(all)),
    wires: fc.array(wires, { maxLength: 2 }),
  }),
  wires.map((wire) => ({ kind: 'connect' as const, wire })),
);

/** Whether the draft can be drawn: ids once, one wire an exit, no wire from or to nowhere. */
export function faults(draft: Draft): readonly string[] {
  const seen = new Set(draft.modules.map((module) => module.id));
  const starts = draft.wires.map((wire) => `${wire.from} ${wire.exit}`);
  return [
    ...(seen.size === draft.modules.length ? [] : ['an id twice']),
    ...(new Set(starts).size === starts.length ? [] : ['two wires at one exit']),
    ...draft.wires.flatMap((wire) => {
      const from = draft.modules.find((module) => module.id === wire.from);
      const known = from !== undefined && exitsOf(from).some((exit) => exit.id === wire.exit);
      return known && seen.has(wire.to) ? [] : [`a loose wire ${JSON.stringify(wire)}`];
    }),
  ];
}
