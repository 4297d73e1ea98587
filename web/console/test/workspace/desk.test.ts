import type { Entry, Fact } from '@zongji/protocol';
import type { Parcel } from '@zongji/sync';
import { describe, expect, test } from 'vitest';
import { initialsOf, TINTS, tintOf } from '@/features/workspace/face';
import { whyGone } from '@/features/workspace/gone';
import { countOf, leftoversOf, Names } from '@/features/workspace/leftovers';
import { filesOf } from '@/features/workspace/pasted';
import { sectionsOf, steady } from '@/features/workspace/steady';
import { taskOf } from './tasks';

describe('the list of tasks', () => {
  const before = steady([], [taskOf('a', 'SERVED'), taskOf('b', 'SERVED')], false);

  test('is arranged anew while no pointer is upon it', () => {
    const now = steady(before, [taskOf('c', 'OFFERED'), taskOf('b', 'SERVED')], false);
    expect(now.map((slot) => slot.task.conversation)).toEqual(['c', 'b']);
  });

  test('moves nothing under the pointer: what goes leaves a gap, what comes stands at the end', () => {
    const now = steady(before, [taskOf('c', 'OFFERED'), taskOf('b', 'WRAP_UP')], true);
    expect(now.map((slot) => [slot.task.conversation, slot.section, slot.gone])).toEqual([
      ['a', 'SERVED', true],
      ['b', 'SERVED', false],
      ['c', 'OFFERED', false],
    ]);
    expect(now[1]?.task.state).toBe('WRAP_UP');
    expect(sectionsOf(now).map((section) => section.length)).toEqual([2, 1]);
  });
});

describe('what could not be sent', () => {
  const parcel = (clientId: string, conversation: string, failed: boolean): Parcel => ({
    clientId,
    conversation,
    at: 0,
    content: { kind: 'TEXT', text: clientId },
    state: failed
      ? { kind: 'failed', code: 'conversation.not-yours', detail: null }
      : { kind: 'waiting' },
  });
  const given = {
    parcels: [parcel('p1', 'gone', true), parcel('p2', 'open', true), parcel('p3', 'gone', false)],
    uploads: [],
    drafts: new Map([
      ['gone', '写了一半'],
      ['other', '/报价'],
      ['open', '还在写'],
      ['third', '另一个'],
    ]),
    open: new Set(['open']),
    nameOf: (conversation: string) => (conversation === 'gone' ? '访客 1' : null),
  };

  test('is what failed and what was begun in conversations that are not open', () => {
    const left = leftoversOf(given);
    expect(left.map(({ conversation, name, draft }) => [conversation, name, draft])).toEqual([
      ['gone', '访客 1', '写了一半'],
      ['third', null, '另一个'],
    ]);
    expect(left[0]?.parcels.map((one) => one.clientId)).toEqual(['p1']);
    expect(countOf(left)).toBe(3);
  });

  test('keeps the name of its customer, and others are forgotten', () => {
    const values = new Map<string, string>();
    const names = new Names(
      {
        get: (key) => values.get(key) ?? null,
        set: (key, value) => values.set(key, value),
        remove: (key) => values.delete(key),
        keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
      },
      'me',
    );
    names.note([taskOf('a', 'SERVED'), taskOf('b', 'SERVED')], new Set());
    names.note([], new Set(['a']));
    expect([names.of('a'), names.of('b')]).toEqual(['访客 a', null]);
  });
});

describe('why a conversation is gone', () => {
  const entries = (...facts: readonly Fact[]): readonly Entry[] =>
    facts.map((fact, index) => ({ seq: index + 1, at: index, clientId: null, ...fact }));
  const accepted = (staffId: string): Fact => ({
    kind: 'ACCEPTED',
    staffId,
    staffNumber: `0${staffId}`,
    staffName: staffId,
    nickname: null,
    waitedMs: 0,
  });

  test('is that it was put back, and who has it now', () => {
    const back: Fact = { kind: 'PUT_BACK', staffId: 'me', why: 'AGENT_GONE' };
    expect(whyGone(entries(accepted('me'), back), 'me')).toEqual({ kind: 'PUT_BACK', agent: null });
    expect(whyGone(entries(accepted('me'), back, accepted('you')), 'me')).toEqual({
      kind: 'PUT_BACK',
      agent: { name: 'you', number: '0you' },
    });
  });

  test('is the end, however it was finished', () => {
    const ended: Fact = { kind: 'SERVICE_ENDED', staffId: 'me', by: 'CUSTOMER' };
    expect(whyGone(entries(accepted('me'), ended), 'me').kind).toBe('ENDED');
    expect(whyGone(entries(accepted('me')), 'me').kind).toBe('ELSE');
  });
});

describe('a paste', () => {
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  test('of cells or paragraphs is their text, though a picture comes along', () => {
    expect(filesOf({ text: '名称\t数量\n苹果\t3', files: [picture] })).toEqual([]);
  });
  test('of a picture is the picture', () => {
    expect(filesOf({ text: '', files: [picture] })).toEqual([picture]);
  });
  test('of files is the files, though their names come along', () => {
    const sheet = new File(['x'], '报价.xlsx');
    expect(filesOf({ text: '报价.xlsx', files: [sheet] })).toEqual([sheet]);
    expect(filesOf({ text: '/home/me/报价.xlsx', files: [sheet] })).toEqual([sheet]);
  });
});

test('faces of visitors differ by what tells their names apart', () => {
  expect(['访客 4F2A', '王小明', 'Ada', '  '].map(initialsOf)).toEqual(['4F2A', '王', 'A', '?']);
  expect(tintOf('01997a3e')).toBe(tintOf('01997a3e'));
  expect(tintOf('01997a3f')).toBeLessThan(TINTS);
});
