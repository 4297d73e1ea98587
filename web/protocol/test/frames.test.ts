import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Malformed, readCustomerFrame, readEntry, readWorkspaceFrame } from '../src/index';

const AT = '2026-03-01T06:05:09Z';
const MILLIS = Date.parse(AT);

const message = {
  seq: 3,
  at: AT,
  kind: 'MESSAGE',
  from: 'CUSTOMER',
  clientId: 'a',
  content: { kind: 'TEXT', text: '你好' },
};

describe('a frame for a customer', () => {
  test('is an array of events, each read with its own fields', () => {
    const events = readCustomerFrame(
      JSON.stringify([
        { kind: 'done', ref: 7, conversation: 'c', seq: 3 },
        { kind: 'entries', conversation: 'c', after: 2, upTo: 3, entries: [message], state: null },
        { kind: 'position', conversation: 'c', ahead: 2 },
      ]),
    );
    expect(events).toEqual([
      { kind: 'done', ref: 7, conversation: 'c', seq: 3 },
      {
        kind: 'entries',
        conversation: 'c',
        after: 2,
        upTo: 3,
        state: null,
        entries: [
          {
            kind: 'MESSAGE',
            seq: 3,
            at: MILLIS,
            from: 'CUSTOMER',
            clientId: 'a',
            content: { kind: 'TEXT', text: '你好' },
            agent: null,
          },
        ],
      },
      { kind: 'position', conversation: 'c', ahead: 2 },
    ]);
  });

  test('may hold events and entries of kinds that are not known yet', () => {
    const frame = [
      { kind: 'from-the-future', x: 1 },
      {
        kind: 'entries',
        conversation: 'c',
        after: 0,
        upTo: 9,
        entries: [{ seq: 1, at: AT, kind: 'HOLOGRAM' }, message],
      },
    ];
    const [range, ...rest] = readCustomerFrame(JSON.stringify(frame));
    expect(rest).toEqual([]);
    expect(range).toMatchObject({ kind: 'entries', upTo: 9, entries: [{ seq: 3 }] });
  });

  test.each([
    ['not JSON', '{'],
    ['not an array', '{}'],
    ['an event that is no object', '[1]'],
    ['an event without a kind', '[{}]'],
    ['a sequence that is no whole number', '[{"kind":"done","ref":1.5}]'],
    ['a side that does not exist', '[{"kind":"typing","conversation":"c","by":"SYSTEM"}]'],
    [
      'a state in a phase that does not exist',
      '[{"kind":"entries","conversation":"c","after":0,"upTo":0,"entries":[],"state":{"phase":"X"}}]',
    ],
  ])('is refused when it is %s', (_, frame) => {
    expect(() => readCustomerFrame(frame)).toThrow(Malformed);
  });

  test('whatever it holds, it is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.json(), (frame) => {
        try {
          expect(Array.isArray(readCustomerFrame(frame))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});

describe('a frame for a workspace', () => {
  const task = {
    conversation: 'c',
    state: 'OFFERED',
    since: AT,
    offer: { id: 'o', deadline: AT, ringSeconds: 20 },
    group: { id: 'g', name: '产品咨询客服1组' },
    channel: { kind: 'WEBSITE', name: '示例网站' },
    mode: 'OMNIMEDIA',
    customer: { id: 'k', name: '访客 4F2A', away: false },
    enteredAt: AT,
    waitedSeconds: 4,
    asks: 'TEXT',
    path: ['开始', '分支'],
    lastSeq: 6,
    read: { customer: 0 },
  };

  test('brings the whole desk, with what is absent as null', () => {
    const desk = { version: 4, presence: 'IDLE', chosen: 'IDLE', whyNoOffers: [], tasks: [task] };
    const [event] = readWorkspaceFrame(JSON.stringify([{ kind: 'desk', desk }]));
    expect(event).toMatchObject({
      kind: 'desk',
      desk: {
        since: null,
        tasks: [
          {
            since: MILLIS,
            offer: { deadline: MILLIS },
            note: null,
            lastMessage: null,
            customerWaitingSince: null,
            read: { customer: 0, delivered: 0 },
          },
        ],
      },
    });
  });

  test('is refused when a task has a state that does not exist', () => {
    const desk = { version: 4, presence: 'IDLE', chosen: 'IDLE', tasks: [{ ...task, state: '?' }] };
    expect(() => readWorkspaceFrame(JSON.stringify([{ kind: 'desk', desk }]))).toThrow(
      'desk.tasks[0].state',
    );
  });
});

test('an entry keeps the fields of its kind', () => {
  const ended = { seq: 9, at: AT, kind: 'SERVICE_ENDED', staffId: 's', by: 'SILENCE' };
  expect(readEntry(ended, 'entry')).toEqual({
    seq: 9,
    at: MILLIS,
    clientId: null,
    kind: 'SERVICE_ENDED',
    staffId: 's',
    by: 'SILENCE',
  });
});
