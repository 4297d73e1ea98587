import { describe, expect, test } from 'vitest';
import { linesOf } from '@/features/records/lines';
import { namesOf } from '@/features/records/names';
import { reasonsOf } from '@/features/records/reasons';
import { type Filter, queryOf } from '@/features/records/recordQueries';
import { spanOf } from '@/lib/days';

const at = '2026-03-01T08:00:00Z';

const offered = {
  seq: 2,
  at,
  kind: 'OFFERED',
  offerId: 'o',
  staffId: 's1',
  groupId: 'g',
  reasons: {
    chosen: { staff: 's1', why: 'LONGEST_IDLE', load: 0, idleSince: at, servedToday: 3 },
    others: [{ staff: 's2', why: 'RESTING', load: 0, idleSince: at, servedToday: 1 }],
    counted: { OFFLINE: 4, AT_CAP: 0 },
  },
};

describe('a transcript', () => {
  test('is in order, with the reasons of each offer', () => {
    const { lines, unreadable } = linesOf({ entries: [offered, { seq: 1, at, kind: 'ENTERED' }] });
    expect(unreadable).toBe(0);
    expect(lines.map(({ entry }) => entry.kind)).toEqual(['ENTERED', 'OFFERED']);
    expect(lines[0]?.reasons).toBeNull();
    expect(lines[1]?.reasons?.chosen?.why).toBe('LONGEST_IDLE');
    expect(lines[1]?.reasons?.others.map(({ staffId }) => staffId)).toEqual(['s2']);
    expect(lines[1]?.reasons?.counted).toEqual([{ why: 'OFFLINE', count: 4 }]);
  });

  test('leaves out a kind it does not know and counts what cannot be read', () => {
    const { lines, unreadable } = linesOf({
      entries: [{ seq: 1, at, kind: 'OF_TOMORROW' }, { seq: 2, kind: 'QUEUED' }, 'nonsense'],
    });
    expect(lines).toEqual([]);
    expect(unreadable).toBe(2);
  });

  test('knows an offer without reasons', () => {
    expect(reasonsOf({ ...offered, reasons: undefined })).toBeNull();
    expect(reasonsOf({ ...offered, reasons: { others: [] } })).toEqual({
      chosen: null,
      others: [],
      counted: [],
    });
  });

  test('names who is known, and says so when somebody is not', () => {
    const names = namesOf(
      {
        names: {
          staff: { s1: { number: '000010', name: '示例客服', nickname: null } },
          groups: { g: '产品咨询' },
        },
      },
      '未知',
    );
    expect(names.staff('s1')).toBe('示例客服（000010）');
    expect(names.staff('s9')).toBe('未知');
    expect(names.staff(null)).toBe('未知');
    expect(names.group('g')).toBe('产品咨询');
    expect(names.group('h')).toBe('未知');
  });
});

describe('the query of the records', () => {
  test('covers both days whole, in the time of the reader', () => {
    const set: Readonly<Partial<Record<Filter, string>>> = { from: '2026-03-01', to: '2026-03-01' };
    const query = queryOf({ get: (name) => set[name], page: 2, size: 20 });
    const day = Date.parse(String(query.to)) - Date.parse(String(query.from));
    expect(day).toBe(24 * 3600 * 1000);
    expect(new Date(String(query.from)).getHours()).toBe(0);
    expect(query.page).toBe(2);
  });

  test('asks for those with a recording when the address says so', () => {
    const found = queryOf({
      get: (name) => (name === 'recorded' ? 'true' : undefined),
      page: 1,
      size: 20,
    });
    expect(found.recorded).toBe('true');
    expect(queryOf({ get: () => undefined, page: 1, size: 20 }).recorded).toBeUndefined();
  });

  test('leaves out a day that is none', () => {
    for (const day of ['yesterday', '2026-3-1', '', undefined]) {
      expect(spanOf({ get: () => day })).toEqual({ from: undefined, to: undefined });
    }
  });
});
