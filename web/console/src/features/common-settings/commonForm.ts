import type { CommonSettings } from '@zongji/protocol';
import { wholeNumber } from '@/lib/wholeNumber';

/** The times of the whole installation, each with its limits in seconds. */
export const TIMES = [
  { name: 'nobodyOnlineGraceSeconds', low: 0, high: 3600 },
  { name: 'placeKeptSeconds', low: 10, high: 86_400 },
  { name: 'flowAwaySeconds', low: 10, high: 86_400 },
  { name: 'agentGoneSeconds', low: 5, high: 600 },
  { name: 'agentReturnSeconds', low: 5, high: 3600 },
] as const;

/** Name of one time. */
export type TimeName = (typeof TIMES)[number]['name'];

/** The settings as they are typed: times as text until they are sent. */
export type Fields = {
  readonly companyName: string;
  readonly accentColour: string;
  readonly timeZone: string;
} & { readonly [name in TimeName]: string };

/** Fills the form from what is saved. */
export function fieldsOf(saved: CommonSettings): Fields {
  return {
    companyName: saved.companyName,
    accentColour: saved.accentColour,
    timeZone: saved.timeZone ?? 'UTC',
    nobodyOnlineGraceSeconds: String(saved.nobodyOnlineGraceSeconds),
    placeKeptSeconds: String(saved.placeKeptSeconds),
    flowAwaySeconds: String(saved.flowAwaySeconds),
    agentGoneSeconds: String(saved.agentGoneSeconds),
    agentReturnSeconds: String(saved.agentReturnSeconds),
  };
}

/** What is sent for a form whose fields have all been found good. */
export function settingsOf(fields: Fields, saved: CommonSettings): CommonSettings {
  const seconds = (name: TimeName): number => {
    const limits = TIMES.find((time) => time.name === name);
    const read = wholeNumber(fields[name], limits?.low ?? 0, limits?.high ?? 0);
    return read ?? saved[name];
  };
  return {
    companyName: fields.companyName.trim(),
    accentColour: fields.accentColour,
    timeZone: fields.timeZone,
    nobodyOnlineGraceSeconds: seconds('nobodyOnlineGraceSeconds'),
    placeKeptSeconds: seconds('placeKeptSeconds'),
    flowAwaySeconds: seconds('flowAwaySeconds'),
    agentGoneSeconds: seconds('agentGoneSeconds'),
    agentReturnSeconds: seconds('agentReturnSeconds'),
  };
}

/** Whether the form says something else than what is saved. */
export function differs(fields: Fields, saved: CommonSettings): boolean {
  const before = fieldsOf(saved);
  return (
    fields.companyName.trim() !== before.companyName ||
    fields.timeZone !== before.timeZone ||
    fields.accentColour.toLowerCase() !== before.accentColour.toLowerCase() ||
    TIMES.some(({ name }) => fields[name].trim() !== before[name])
  );
}

/** The names of all time zones, UTC first. */
export function timeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
