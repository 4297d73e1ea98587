import type { Mode } from './contract';

/** The three service modes of the desk; each has its own skill groups, flows and settings. */
export const MODES = ['OMNIMEDIA', 'ONLINE', 'PHONE'] as const satisfies readonly Mode[];

export type { Mode } from './contract';

/** Whether `value` is the name of a service mode. */
export function isMode(value: unknown): value is Mode {
  return MODES.some((mode) => mode === value);
}
