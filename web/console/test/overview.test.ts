import { describe, expect, test } from 'vitest';
import { type Desk, stepsOf } from '@/features/overview/steps';
import { split } from '@/lib/format';

describe('the first steps', () => {
  const group = {
    id: 'g',
    name: 'g',
    mode: 'OMNIMEDIA',
    cap: 1,
    members: 0,
    createdAt: '',
  } as const;
  const flow = { id: 'f', name: 'f', state: 'UNPUBLISHED' } as const;
  const channel = {
    id: 'c',
    name: 'c',
    kind: 'WEBSITE',
    mode: 'OMNIMEDIA',
    key: 'k',
    appId: null,
    origins: [],
    flows: [],
    inUse: false,
    createdAt: '',
  } as const;
  const empty: Desk = { staff: 1, groups: [], flows: [], channels: [] };
  const done = (desk: Desk) =>
    stepsOf(desk)
      ?.filter((step) => step.done)
      .map(({ step }) => step);

  test('are all open in an empty installation', () => {
    expect(done(empty)).toEqual([]);
  });

  test('tick themselves off by what the desk has', () => {
    expect(done({ ...empty, staff: 2 })).toEqual(['staff']);
    expect(done({ ...empty, groups: [group] })).toEqual([]);
    expect(done({ ...empty, groups: [group, { ...group, members: 1 }] })).toEqual(['group']);
    expect(done({ ...empty, flows: [flow] })).toEqual([]);
    expect(done({ ...empty, flows: [{ ...flow, state: 'PUBLISHED' }] })).toEqual(['flow']);
    expect(done({ ...empty, channels: [channel] })).toEqual([]);
    expect(done({ ...empty, channels: [{ ...channel, inUse: true }] })).toEqual(['channel']);
  });

  test('are unknown until everything has been read', () => {
    expect(stepsOf({ ...empty, channels: undefined })).toBeUndefined();
    expect(stepsOf({ ...empty, staff: undefined })).toBeUndefined();
  });
});

test('a duration is rounded half up to whole seconds and never negative', () => {
  expect(split(3723.4)).toEqual({ hours: 1, minutes: 2, rest: 3 });
  expect(split(58.5)).toEqual({ hours: 0, minutes: 0, rest: 59 });
  expect(split(-5)).toEqual({ hours: 0, minutes: 0, rest: 0 });
});
