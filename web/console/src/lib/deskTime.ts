import type { QueryClient } from '@tanstack/react-query';
import type { CommonSettings } from '@zongji/protocol';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { api } from './api';
import { http } from './http';
import type { Me } from './session';

dayjs.extend(utc);
dayjs.extend(timezone);

/** What counts until a time zone has been chosen. */
const UNCHOSEN = 'UTC';

const DAY = 'YYYY-MM-DD';

let zone = UNCHOSEN;

/** The desk's time zone by its IANA name: days begin and end by it, and every moment is shown in it. */
export function deskZone(): string {
  return zone;
}

/** A moment as the desk's clocks show it; now, if none is given. */
export function deskTime(at?: string | number | Date): Dayjs {
  return dayjs(at).tz(zone);
}

/**
 * The beginning of a day of the desk, `2026-03-01`, or of one so many days later; undefined for what
 * is no day. Counted by the calendar: days have 23 to 25 hours.
 */
export function deskDay(day: string, later = 0): Dayjs | undefined {
  const date = dayjs.utc(day);
  if (!date.isValid() || date.format(DAY) !== day) return undefined;
  return dayjs.tz(date.add(later, 'day').format(DAY), zone);
}

/** Shows times in this zone from now on. */
export function showTimesOf(settings: CommonSettings): void {
  zone = settings.timeZone ?? UNCHOSEN;
}

/**
 * Learns the desk's time zone before anything is shown. The first administrator's browser names it
 * for a desk that has none. Where the server cannot say, times are shown in UTC.
 */
export async function learnDeskZone(queries: QueryClient, me: Me): Promise<void> {
  try {
    let settings = await queries.ensureQueryData(api.commonSettings());
    if (settings.timeZone === null && me.role === 'ADMIN') {
      settings = await http.post<CommonSettings>('/api/settings/common/time-zone', {
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
      queries.setQueryData(api.commonSettings().queryKey, settings);
    }
    showTimesOf(settings);
  } catch {
    // Whoever is signed out or has no connection is told so by the page itself.
  }
}
