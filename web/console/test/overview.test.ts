import { describe, expect, test } from 'vitest';
import { type Desk, stepsOf } from '@/features/overview/steps';
import { wholeDay } from '@/features/overview/wholeDay';
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

test('a day has 24 hours in order, whatever the server sent', () => {
  const day = wholeDay([
    { hour: 9, entered: 4, served: 3, abandoned: 1 },
    { hour: 0, entered: 1, served: 0, abandoned: 0 },
  ]);
  expect(day.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(day[9]).toEqual({ hour: 9, entered: 4, served: 3, abandoned: 1 });
  expect(day[10]).toEqual({ hour: 10, entered: 0, served: 0, abandoned: 0 });
});

test('a duration is cut to whole seconds and never negative', () => {
  expect(split(3723.9)).toEqual({ hours: 1, minutes: 2, rest: 3 });
  expect(split(59)).toEqual({ hours: 0, minutes: 0, rest: 59 });
  expect(split(-5)).toEqual({ hours: 0, minutes: 0, rest: 0 });
});
