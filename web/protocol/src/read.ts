/** What arrived does not have the shape that the contract promises. */
export class Malformed extends Error {
  constructor(at: string, expected: string) {
    super(`${at}: expected ${expected}`);
    this.name = 'Malformed';
  }
}

/** A JSON object together with where it stood, so that a refusal can say what was wrong. */
export interface Fields {
  readonly at: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads one JSON value; throws {@link Malformed} when it is something else. */
export type Read<T> = (value: unknown, at: string) => T;

/** Whether `value` is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a JSON object. */
export function fields(value: unknown, at: string): Fields {
  if (!isObject(value)) throw new Malformed(at, 'an object');
  return { at, values: value };
}

/** A required string. */
export function text(from: Fields, name: string): string {
  const value = from.values[name];
  if (typeof value !== 'string') throw new Malformed(`${from.at}.${name}`, 'a string');
  return value;
}

/** A string that may be absent or null. */
export function textOrNull(from: Fields, name: string): string | null {
  return absent(from, name) ? null : text(from, name);
}

/** A required whole number. */
export function whole(from: Fields, name: string): number {
  const value = from.values[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new Malformed(`${from.at}.${name}`, 'a whole number');
  }
  return value;
}

/** A whole number that may be absent or null. */
export function wholeOrNull(from: Fields, name: string): number | null {
  return absent(from, name) ? null : whole(from, name);
}

/** A boolean; absent and null count as false. */
export function flag(from: Fields, name: string): boolean {
  if (absent(from, name)) return false;
  const value = from.values[name];
  if (typeof value !== 'boolean') throw new Malformed(`${from.at}.${name}`, 'a boolean');
  return value;
}

/** An ISO-8601 instant as milliseconds since 1970. */
export function instant(from: Fields, name: string): number {
  const millis = Date.parse(text(from, name));
  if (Number.isNaN(millis)) throw new Malformed(`${from.at}.${name}`, 'an ISO-8601 instant');
  return millis;
}

/** An instant that may be absent or null, as milliseconds since 1970. */
export function instantOrNull(from: Fields, name: string): number | null {
  return absent(from, name) ? null : instant(from, name);
}

/** A string out of a closed set. */
export function oneOf<T extends string>(from: Fields, name: string, allowed: readonly T[]): T {
  const value = text(from, name);
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Malformed(`${from.at}.${name}`, allowed.join(' | '));
  return found;
}

/** A required array, each element read by `read`. */
export function list<T>(from: Fields, name: string, read: Read<T>): readonly T[] {
  const value = from.values[name];
  if (!Array.isArray(value)) throw new Malformed(`${from.at}.${name}`, 'an array');
  return value.map((element, index) => read(element, `${from.at}.${name}[${index}]`));
}

/** An array that may be absent or null. */
export function listOrNull<T>(from: Fields, name: string, read: Read<T>): readonly T[] | null {
  return absent(from, name) ? null : list(from, name, read);
}

/** A required value read by `read`. */
export function part<T>(from: Fields, name: string, read: Read<T>): T {
  return read(from.values[name], `${from.at}.${name}`);
}

/** A value read by `read` that may be absent or null. */
export function partOrNull<T>(from: Fields, name: string, read: Read<T>): T | null {
  return absent(from, name) ? null : part(from, name, read);
}

/** Reads an element that must be a string. */
export const asText: Read<string> = (value, at) => {
  if (typeof value !== 'string') throw new Malformed(at, 'a string');
  return value;
};

function absent(from: Fields, name: string): boolean {
  const value = from.values[name];
  return value === undefined || value === null;
}

/**
 * Reads the parts of an array whose kind is known and leaves the others out: a newer server may
 * say more than this client understands. A part of a known kind that is malformed still throws.
 */
export function known<T>(value: unknown, at: string, read: Read<T | null>): readonly T[] {
  if (!Array.isArray(value)) throw new Malformed(at, 'an array');
  const found: T[] = [];
  for (const [index, element] of value.entries()) {
    const one = read(element, `${at}[${index}]`);
    if (one !== null) found.push(one);
  }
  return found;
}

/** Parses JSON text; throws {@link Malformed} when it is none. */
export function json(source: string, at: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new Malformed(at, 'JSON');
  }
}
