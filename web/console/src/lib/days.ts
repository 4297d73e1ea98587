import { deskDay } from './deskTime';
import type { Address } from './useAddress';

/** The first and the last day of a list, as filters of the address: `2026-03-01`, both included. */
export type DayFilter = 'from' | 'to';

/** How a day stands in the address. */
export const DAY = 'YYYY-MM-DD';

/** The span that the days in the address are, as instants in the desk's time zone; `to` is exclusive. */
export function spanOf(address: Pick<Address<DayFilter>, 'get'>) {
  return { from: startOf(address.get('from'), 0), to: startOf(address.get('to'), 1) };
}

function startOf(day: string | undefined, later: number): string | undefined {
  return day === undefined ? undefined : deskDay(day, later)?.toISOString();
}
