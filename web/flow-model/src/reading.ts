/** Something in a JSON value that is not as expected, and where: `graph.modules[3].text`. */
export interface Misfit {
  readonly at: string;
  readonly expected: string;
}

/** Thrown inside of a reading and turned into a value by {@link readWith}. */
class Misread extends Error {
  readonly misfit: Misfit;

  constructor(misfit: Misfit) {
    super(`${misfit.at}: expected ${misfit.expected}`);
    this.misfit = misfit;
  }
}

/** A JSON object whose members are read one by one; members left over are refused. */
export interface Members {
  readonly get: (name: string) => Value;
  /** Refuses the object when it has members that were never asked for. */
  readonly done: () => void;
}

/** A value of unknown JSON and its place. */
export interface Value {
  readonly raw: unknown;
  readonly at: string;
}

/** Ends the reading: the value is not what it should be. */
export function misfit(value: Value, expected: string): never {
  throw new Misread({ at: value.at, expected });
}

/** Reads a value whole or says what is wrong with it. */
export function readWith<T>(
  raw: unknown,
  read: (value: Value) => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly misfit: Misfit } {
  try {
    return { ok: true, value: read({ raw, at: '' }) };
  } catch (error) {
    if (error instanceof Misread) {
      return { ok: false, misfit: error.misfit };
    }
    throw error;
  }
}

export function text(value: Value): string {
  return typeof value.raw === 'string' ? value.raw : misfit(value, 'text');
}

export function number(value: Value): number {
  return typeof value.raw === 'number' && Number.isFinite(value.raw)
    ? value.raw
    : misfit(value, 'number');
}

export function truth(value: Value): boolean {
  return typeof value.raw === 'boolean' ? value.raw : misfit(value, 'true or false');
}

/** A value or, where it is null or absent, the other one. */
export function or<T, O>(value: Value, read: (value: Value) => T, other: O): T | O {
  return value.raw === null || value.raw === undefined ? other : read(value);
}

export function list<T>(value: Value, max: number, read: (value: Value) => T): readonly T[] {
  if (!Array.isArray(value.raw)) {
    return misfit(value, 'list');
  }
  if (value.raw.length > max) {
    return misfit(value, `list of at most ${max}`);
  }
  return value.raw.map((raw: unknown, index) => read({ raw, at: `${value.at}[${index}]` }));
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Reads an object by its members and refuses members nobody asked for. */
export function object<T>(value: Value, read: (members: Members) => T): T {
  const raw = value.raw;
  if (!isObject(raw)) {
    return misfit(value, 'object');
  }
  const asked = new Set<string>();
  const place = (name: string) => (value.at === '' ? name : `${value.at}.${name}`);
  const members: Members = {
    get: (name) => {
      asked.add(name);
      return { raw: Object.hasOwn(raw, name) ? raw[name] : undefined, at: place(name) };
    },
    done: () => {
      for (const name of Object.keys(raw)) {
        if (!asked.has(name)) {
          misfit({ raw: raw[name], at: place(name) }, 'nothing');
        }
      }
    },
  };
  const result = read(members);
  members.done();
  return result;
}
