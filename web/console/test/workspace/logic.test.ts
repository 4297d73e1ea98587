import type { Entry } from '@zongji/protocol';
import { describe, expect, test } from 'vitest';
import { liveOf } from '@/features/workspace/live';
import { matching } from '@/features/workspace/matching';
import { Seen } from '@/features/workspace/seen';
import { kept, ranked, searched } from '@/features/workspace/targets';
import { leftOf, running, warmthOf } from '@/features/workspace/times';

describe('a running time', () => {
  test.each([
    [-5, '0:00'],
    [7_900, '0:07'],
    [723_000, '12:03'],
    [3_723_000, '1:02:03'],
  ])('%i ms is written %s', (millis, written) => {
    expect(running(millis)).toBe(written);
  });
});

test('a waiting customer grows warmer', () => {
  expect([29_999, 30_000, 89_999, 90_000].map(warmthOf)).toEqual(['cool', 'warm', 'warm', 'hot']);
});

describe('the ring of an offer', () => {
  const offer = { id: 'o', deadline: 20_000, ringSeconds: 20 };
  test('shrinks from whole to nothing and stays there', () => {
    expect([0, 10_000, 20_000, 30_000].map((now) => leftOf(offer, now))).toEqual([1, 0.5, 0, 0]);
  });
  test('is whole when it rings until it is answered, and when the clocks differ', () => {
    expect(leftOf({ ...offer, deadline: null }, 5)).toBe(1);
    expect(leftOf(offer, -60_000)).toBe(1);
  });
});

describe('quick replies', () => {
  const reply = (id: string, title: string, text: string) => ({
    id,
    title,
    text,
    mode: 'OMNIMEDIA' as const,
    position: 0,
  });
  const all = [
    reply('1', 'Later', 'Please wait, Hello again'),
    reply('2', 'Hello', 'Good day'),
    reply('3', 'Bye', 'See you'),
  ];
  test('are all there when nothing is looked for', () => {
    expect(matching(all, '')).toEqual(all);
  });
  test('are found by title first, then by text, whatever the case', () => {
    expect(matching(all, 'hELLo').map((one) => one.id)).toEqual(['2', '1']);
  });
  test('must hold every word', () => {
    expect(matching(all, 'wait hello').map((one) => one.id)).toEqual(['1']);
    expect(matching(all, 'wait bye')).toEqual([]);
  });
});

describe('transfer targets', () => {
  const agent = (id: string, number: string, name: string) => ({
    id,
    number,
    name,
    presence: 'IDLE' as const,
    free: true,
  });
  const groups = [
    {
      id: 'g',
      name: '产品组',
      online: 2,
      idle: 2,
      waiting: 0,
      agents: [agent('a', '000011', '王小明'), agent('b', '000012', '李华')],
    },
    { id: 'h', name: '商务组', online: 0, idle: 0, waiting: 0, agents: [] },
  ];
  test('stand with those first who can take it, and keep that order while figures change', () => {
    const [full, empty] = groups;
    if (full === undefined || empty === undefined) throw new Error('two groups');
    const busy = { ...agent('c', '000013', '赵'), presence: 'BUSY' as const, free: false };
    const away = { ...agent('d', '000014', '钱'), presence: 'OFFLINE' as const, free: false };
    const first = { ...full, agents: [away, busy, ...full.agents] };
    const order = ranked([empty, first]);
    expect(order.map((one) => one.id)).toEqual(['g', 'h']);
    expect(order[0]?.agents.map((one) => one.number)).toEqual([
      '000011',
      '000012',
      '000013',
      '000014',
    ]);
    const later = ranked([
      { ...empty, idle: 3, online: 3 },
      { ...full, idle: 0, online: 0 },
    ]);
    expect(later.map((one) => one.id)).toEqual(['h', 'g']);
    expect(kept(later, ['g', 'h']).map((one) => one.id)).toEqual(['g', 'h']);
  });
  test('are found by the name of the group, with all its agents', () => {
    expect(searched(groups, '产品')).toEqual([groups[0]]);
  });
  test('are found by an agent’s name or number, without the others', () => {
    const [group, ...rest] = searched(groups, '000012');
    expect(rest).toEqual([]);
    expect(group?.agents.map((one) => one.name)).toEqual(['李华']);
  });
});

test('what the agent has looked at only ever grows, and is forgotten with the conversation', () => {
  const values = new Map<string, string>();
  const seen = new Seen(
    {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => values.set(key, value),
      remove: (key) => values.delete(key),
      keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
    },
    'me',
  );
  expect([seen.look('c', 4), seen.look('c', 3), seen.get('c')]).toEqual([true, false, 4]);
  seen.prune(new Set(['other']));
  expect(seen.get('c')).toBe(0);
});

describe('what the list shows of a task', () => {
  const task = {
    conversation: 'c',
    state: 'SERVED' as const,
    since: 0,
    offer: null,
    group: null,
    channel: { kind: 'WEBSITE', name: '示例网站' },
    mode: 'OMNIMEDIA' as const,
    customer: { id: 'k', name: '访客', away: false },
    enteredAt: 0,
    waitedSeconds: 0,
    asks: 'TEXT',
    call: null,
    path: [],
    note: null,
    lastSeq: 2,
    lastMessage: null,
    customerWaitingSince: null,
    read: { customer: 0, delivered: 0 },
  };
  const says = (seq: number, from: 'CUSTOMER' | 'AGENT', text: string) => ({
    seq,
    at: seq * 1000,
    clientId: null,
    kind: 'MESSAGE' as const,
    from,
    staffId: null,
    content: { kind: 'TEXT' as const, text },
  });
  const accepted = {
    seq: 2,
    at: 2000,
    clientId: null,
    kind: 'ACCEPTED' as const,
    staffId: 's',
    staffNumber: '1',
    staffName: 'n',
    nickname: null,
    waitedMs: 0,
  };
  const known = (...entries: readonly Entry[]) => ({
    timeline: { from: 0, last: 9, entries },
    customerTypes: false,
    reached: { delivered: 0, read: 0 },
  });

  test('the wait goes on from the server’s word over what came after it', () => {
    const { customerWaitingSince, lastMessage } = liveOf(
      task,
      known(says(1, 'CUSTOMER', '1'), accepted, says(3, 'CUSTOMER', 'a'), says(4, 'CUSTOMER', 'b')),
    );
    expect(customerWaitingSince).toBe(3000);
    expect(lastMessage?.text).toBe('b');
  });
  test('a customer who wrote before the acceptance waits as the server says', () => {
    const waits = { ...task, customerWaitingSince: 1000 };
    const wrote = known(says(1, 'CUSTOMER', '1'), accepted);
    expect(liveOf(waits, wrote).customerWaitingSince).toBe(1000);
    const more = known(says(1, 'CUSTOMER', '1'), accepted, says(3, 'CUSTOMER', '在吗'));
    expect(liveOf(waits, more).customerWaitingSince).toBe(1000);
  });
  test('what was answered waits no longer', () => {
    const waits = { ...task, customerWaitingSince: 1000 };
    const answered = known(accepted, says(3, 'CUSTOMER', 'a'), says(4, 'AGENT', 'b'));
    expect(liveOf(waits, answered).customerWaitingSince).toBeNull();
  });
  test('the last line is a person’s, not the system’s', () => {
    const system = { ...says(3, 'CUSTOMER', '转人工客服成功'), from: 'SYSTEM' as const };
    expect(
      liveOf(task, known(says(1, 'CUSTOMER', '我的订单'), accepted, system)).lastMessage?.text,
    ).toBe('我的订单');
  });
  test('is the desk’s word while the timeline is behind it', () => {
    const behind = { ...task, lastSeq: 20, customerWaitingSince: 77 };
    expect(liveOf(behind, known(accepted)).customerWaitingSince).toBe(77);
  });
});
