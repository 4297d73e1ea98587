import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, FINDING_CODES, readGraph } from '../src/index';

const FOLDER = new URL('../../../contract/golden/flows/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

interface Golden {
  readonly about: string;
  readonly groups: readonly string[];
  readonly graph: unknown;
  readonly findings: readonly { readonly code: string }[];
}

function golden(file: string): Golden {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

function sorted(findings: readonly object[]): readonly string[] {
  return findings
    .map((finding) => JSON.stringify(Object.entries(finding).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}

describe('the golden flows', () => {
  it.each(FILES)('%s has exactly the findings that the server finds', (file) => {
    const { graph, groups, findings } = golden(file);
    const read = readGraph(graph);
    expect(read).toMatchObject({ ok: true });
    const found = read.ok ? check(read.value, new Set(groups)) : [];
    expect(sorted(found)).toEqual(sorted(findings));
  });

  it('know every code that there is a word for', () => {
    const used = FILES.flatMap((file) => golden(file).findings.map((finding) => finding.code));
    expect(new Set(used)).toEqual(new Set<string>(FINDING_CODES));
  });
});
