import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Suffixes by which i18next chooses a plural form. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Namespaces whose words any screen may use. */
const SHARED = ['common', 'app'];

/** A place that owns words: its namespace and the folder of its sources. */
interface Owner {
  readonly namespace: string;
  readonly folder: string;
}

const owners: readonly Owner[] = [
  { namespace: 'common', folder: join(SRC, 'lib') },
  { namespace: 'app', folder: join(SRC, 'app') },
  ...readdirSync(join(SRC, 'features'))
    .filter((name) => statSync(join(SRC, 'features', name)).isDirectory())
    .map((name) => ({ namespace: name, folder: join(SRC, 'features', name) })),
];

const everySource = sourcesOf(SRC);

describe.each(owners)('the words of $namespace', ({ namespace, folder }) => {
  const zh = words(folder, 'zh');
  const en = words(folder, 'en');

  test('are the same keys in Chinese and English', () => {
    expect(stems(en)).toEqual(stems(zh));
  });

  test('are all filled in', () => {
    const blank = [...zh, ...en].filter(([, word]) => word.trim() === '').map(([key]) => key);
    expect(blank).toEqual([]);
  });

  test('take the same values in both languages', () => {
    const different = [...zh].filter(([key, word]) => {
      const other = en.get(key);
      return other !== undefined && values(word).join() !== values(other).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('are each used somewhere', () => {
    const readers = SHARED.includes(namespace) ? everySource : sourcesOf(folder);
    const { exact, beginnings } = uses(readers);
    const unused = stems(zh).filter(
      (key) =>
        !exact.has(key) &&
        !exact.has(`${namespace}:${key}`) &&
        !beginnings.some(
          (beginning) => key.startsWith(beginning) || `${namespace}:${key}`.startsWith(beginning),
        ),
    );
    expect(unused).toEqual([]);
  });

  test('are there for every key that is asked for', () => {
    const known = new Map(
      owners.map((owner) => [owner.namespace, stems(words(owner.folder, 'zh'))]),
    );
    const missing = asked(sourcesOf(folder), namespace).filter(
      ({ ns, key }) => !known.get(ns)?.includes(key),
    );
    expect(missing).toEqual([]);
  });
});

function words(folder: string, language: string): ReadonlyMap<string, string> {
  const file = join(folder, 'i18n', `${language}.json`);
  return new Map(flat(JSON.parse(readFileSync(file, 'utf8')), ''));
}

function flat(value: unknown, at: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`no word at ${at}`);
  return Object.entries(value).flatMap(([key, part]) =>
    flat(part, at === '' ? key : `${at}.${key}`),
  );
}

function stems(table: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...table.keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

function values(word: string): readonly string[] {
  return [...new Set([...word.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1] ?? ''))].sort();
}

interface Source {
  readonly path: string;
  readonly text: string;
}

function sourcesOf(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      return { path: relative(SRC, path), text: readFileSync(path, 'utf8') };
    });
}

/**
 * Every string of the sources that may be a key (`exact`), and the beginnings of those that are put
 * together (`beginnings`): template strings up to their first value, and strings that end in a dot. Keys under `problem.` are asked for by the server's codes, not by name.
 */
function uses(sources: readonly Source[]) {
  const exact = new Set<string>();
  const beginnings = new Set<string>(['problem.', 'common:problem.']);
  for (const { text } of sources) {
    for (const found of text.matchAll(/['"`]([\w:.-]+)['"`]/g)) {
      const string = found[1] ?? '';
      if (string.endsWith('.')) beginnings.add(string);
      else exact.add(string);
    }
    for (const found of text.matchAll(/`([\w:.-]+)\$\{/g)) beginnings.add(found[1] ?? '');
  }
  return { exact, beginnings: [...beginnings] };
}

/** Keys that a source asks for by name, with the namespace it asks in. */
function asked(sources: readonly Source[], own: string) {
  return sources.flatMap(({ path, text }) => {
    const inUse = /useTranslation\(\s*\[?\s*'([\w-]+)'/.exec(text)?.[1] ?? own;
    return [...text.matchAll(/\bt\(\s*'([\w-]+:)?([\w.-]+)'/g)].map((found) => ({
      ns: found[1]?.slice(0, -1) ?? inUse,
      key: found[2] ?? '',
      at: path,
    }));
  });
}
