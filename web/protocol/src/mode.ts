/** The three service modes of the desk; each has its own skill groups, flows and settings. */
export const MODES = ['OMNIMEDIA', 'ONLINE', 'PHONE'] as const;

/** A service mode as the server names it. */
export type Mode = (typeof MODES)[number];

/** Whether `value` is the name of a service mode. */
export function isMode(value: unknown): value is Mode {
  return MODES.some((mode) => mode === value);
}
