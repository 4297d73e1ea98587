import {
  fields,
  instantOrNull,
  isObject,
  listOrNull,
  part,
  partOrNull,
  type Read,
  text,
  wholeOrNull,
} from '@zongji/protocol';

/** How one agent stood when it was decided at whom a conversation rings. */
export interface Standing {
  readonly staffId: string;
  /** Stable code, for example `LONGEST_IDLE` or `AT_CAP`. */
  readonly why: string;
  /** Conversations in hand at that moment. */
  readonly load: number;
  /** Since when idle, in milliseconds since 1970. */
  readonly idleSince: number | null;
  readonly servedToday: number;
}

/** Why an offer went to this agent and not to another. */
export interface Reasons {
  readonly chosen: Standing | null;
  /** Some of the others by name. */
  readonly others: readonly Standing[];
  /** How many more there were, by code. */
  readonly counted: readonly { readonly why: string; readonly count: number }[];
}

/** Reads the reasons of an `OFFERED` entry as the server wrote it; null where it has none. */
export function reasonsOf(entry: unknown): Reasons | null {
  if (!isObject(entry) || !isObject(entry.reasons)) return null;
  const from = fields(entry, 'entry');
  return part(from, 'reasons', readReasons);
}

const readReasons: Read<Reasons> = (value, at) => {
  const from = fields(value, at);
  return {
    chosen: partOrNull(from, 'chosen', readStanding),
    others: listOrNull(from, 'others', readStanding) ?? [],
    counted: countedOf(from.values.counted),
  };
};

function countedOf(value: unknown): Reasons['counted'] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([why, count]) =>
    typeof count === 'number' && count > 0 ? [{ why, count }] : [],
  );
}

const readStanding: Read<Standing> = (value, at) => {
  const from = fields(value, at);
  return {
    staffId: text(from, 'staff'),
    why: text(from, 'why'),
    load: wholeOrNull(from, 'load') ?? 0,
    idleSince: instantOrNull(from, 'idleSince'),
    servedToday: wholeOrNull(from, 'servedToday') ?? 0,
  };
};
