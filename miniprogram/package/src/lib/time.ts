/** A gap longer than this between two messages is marked with the time, in milliseconds. */
const PAUSE = 5 * 60_000;

/** The time, with the day when it is not today. Some phones have no `Intl`, so it is put together here. */
export function when(at: number, now: number, language: 'zh' | 'en'): string {
  const then = new Date(at);
  const clock = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (then.toDateString() === new Date(now).toDateString()) return clock;
  const [month, day] = [then.getMonth() + 1, then.getDate()];
  return language === 'zh' ? `${month}月${day}日 ${clock}` : `${day}/${month} ${clock}`;
}

/** Whether the time is worth writing between two messages. */
export function paused(before: number | null, at: number): boolean {
  return before === null || at - before > PAUSE;
}

/** Minutes and seconds, as `0:07`. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** Bytes for people. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
