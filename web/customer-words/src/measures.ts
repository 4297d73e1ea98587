/** A gap longer than this between two messages is marked with the time, in milliseconds. */
const PAUSE = 5 * 60_000;

/** Whether the time is worth writing between two messages; both in milliseconds since 1970. */
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

/** Whether a file is a photo of a kind that browsers cannot show. */
export function isHeic(name: string): boolean {
  return /\.hei[cf]s?$/i.test(name.trim());
}
