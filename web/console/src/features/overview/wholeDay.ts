import type { HourFigures } from '@zongji/protocol';

/** All 24 hours of a day in order; an hour that the server left out or that is to come is zero. */
export function wholeDay(hours: readonly HourFigures[]): readonly HourFigures[] {
  const known = new Map(hours.map((figures) => [figures.hour, figures]));
  return Array.from(
    { length: 24 },
    (_, hour) => known.get(hour) ?? { hour, entered: 0, served: 0, abandoned: 0 },
  );
}
