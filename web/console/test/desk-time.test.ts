import { afterEach, describe, expect, test } from 'vitest';
import { spanOf } from '@/lib/days';
import { deskTime, deskZone, showTimesOf } from '@/lib/deskTime';

const settings = {
  accentColour: '#1677ff',
  agentGoneSeconds: 30,
  agentReturnSeconds: 60,
  companyName: '',
  flowAwaySeconds: 1800,
  nobodyOnlineGraceSeconds: 60,
  placeKeptSeconds: 300,
};

function inZone(timeZone: string | null): void {
  showTimesOf({ ...settings, timeZone });
}

const days = (from: string, to: string) => spanOf({ get: (name) => (name === 'from' ? from : to) });

describe("the desk's time zone", () => {
  afterEach(() => inZone(null));

  test('is UTC until somebody has chosen one', () => {
    expect(deskZone()).toBe('UTC');
    expect(deskTime('2026-03-01T20:00:00Z').format('MM-DD HH:mm')).toBe('03-01 20:00');
  });

  test('shows a moment as the desk would, wherever the reader is', () => {
    inZone('Asia/Shanghai');
    expect(deskTime('2026-03-01T20:00:00Z').format('MM-DD HH:mm')).toBe('03-02 04:00');
  });

  test('cuts the days of a filter', () => {
    inZone('Asia/Shanghai');
    expect(days('2026-03-01', '2026-03-01')).toEqual({
      from: '2026-02-28T16:00:00.000Z',
      to: '2026-03-01T16:00:00.000Z',
    });
  });

  test('knows days of 23 and 25 hours', () => {
    inZone('Europe/Berlin');
    expect(days('2026-03-29', '2026-03-29')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
    expect(days('2026-10-25', '2026-10-25')).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  test('takes nothing for a day that is none', () => {
    expect(days('2026-02-30', 'yesterday')).toEqual({ from: undefined, to: undefined });
  });
});
