/** One field of what was changed; undefined where it was not there. */
export interface Difference {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly changed: boolean;
}

/**
 * What a change did, field by field, those that differ first. What is no object stands in one field
 * without a name.
 */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const old = fieldsOf(before);
  const fresh = fieldsOf(after);
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const all = names.map((field) => ({
    field,
    before: old.get(field),
    after: fresh.get(field),
    changed: old.get(field) !== fresh.get(field),
  }));
  return [...all.filter((one) => one.changed), ...all.filter((one) => !one.changed)];
}

function fieldsOf(value: unknown): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', words(value)]]);
  return new Map(Object.entries(value).map(([name, inside]) => [name, words(inside)]));
}

function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(words).join('，');
  return JSON.stringify(value) ?? '';
}
