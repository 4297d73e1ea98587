import { language } from './words';

const locale = language === 'zh' ? 'zh-CN' : 'en';
const clock = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat(locale, {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** A gap longer than this between two messages is marked with the time, in milliseconds. */
const PAUSE = 5 * 60_000;

/** The time, with the day when it is not today. */
export function when(at: number, now: number): string {
  const same = new Date(at).toDateString() === new Date(now).toDateString();
  return (same ? clock : day).format(at);
}

/** Whether the time is worth writing between two messages. */
export function paused(before: number | null, at: number): boolean {
  return before === null || at - before > PAUSE;
}

/** Minutes and seconds, as `0:07`. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Bytes for people. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
