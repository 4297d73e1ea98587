import { useTranslation } from 'react-i18next';
import { deskTime } from './deskTime';

/** Words for moments and durations in the language of the interface. */
export interface Format {
  /** Date and time to the minute, in the desk's time zone: `2025-03-01 14:05`, without the year in this one. */
  readonly moment: (iso: string) => string;
  /** Date and time to the second. */
  readonly exact: (iso: string) => string;
  /** Time of day to the second, `14:05:09`. */
  readonly clock: (iso: string) => string;
  /** Several of something in a row: `1、2` or `1, 2`. */
  readonly list: (items: readonly string[]) => string;
  /** A duration in seconds, rounded half up: `1 小时 2 分 3 秒`. */
  readonly duration: (seconds: number) => string;
}

/** The formats of the language now. */
export function useFormat(): Format {
  const { t } = useTranslation('common');
  return {
    moment: (iso) => {
      const then = deskTime(iso);
      const thisYear = then.year() === deskTime(new Date().toISOString()).year();
      return then.format(thisYear ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm');
    },
    exact: (iso) => deskTime(iso).format('YYYY-MM-DD HH:mm:ss'),
    clock: (iso) => deskTime(iso).format('HH:mm:ss'),
    list: (items) => items.join(t('listSeparator')),
    duration: (seconds) => {
      const { hours, minutes, rest } = split(seconds);
      if (hours > 0) return t('duration.hours', { hours, minutes });
      if (minutes > 0) return t('duration.minutes', { minutes, seconds: rest });
      return t('duration.seconds', { seconds: rest });
    },
  };
}

/** Splits a duration in seconds; a negative one is zero, a fraction is rounded half up. */
export function split(seconds: number): {
  readonly hours: number;
  readonly minutes: number;
  readonly rest: number;
} {
  const whole = Math.max(0, Math.round(seconds));
  return {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor(whole / 60) % 60,
    rest: whole % 60,
  };
}

/** Bytes for people. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
