import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BranchRow,
  hasSeveralKeywords,
  type KnownLine,
  knownLines,
  LIMITS,
  lineOfRow,
  linesOf,
  withBranch,
  withKeywords,
  withLine,
  withLineAt,
  withoutKeyword,
  withoutLine,
} from '../src/index';

function rows(...pairs: readonly (readonly [keyword: string, branch: string])[]): BranchRow[] {
  return pairs.map(([keyword, branch]) => ({ keyword, branch }));
}

const MANUAL = rows(['1', '咨询'], ['咨询', '咨询'], ['2', '合作']);

describe('the lines of a branch', () => {
  it('hold rows beside each other that lead to one branch', () => {
    expect(linesOf(MANUAL).map((line) => [line.from, line.rows.length, line.branch])).toEqual([
      [0, 2, '咨询'],
      [2, 1, '合作'],
    ]);
    expect([0, 1, 2].map((row) => lineOfRow(MANUAL, row))).toEqual([0, 0, 1]);
  });

  it('are put together again into the same rows, whatever the rows are', () => {
    const word = fc.constantFrom('', ' ', '1', '咨询', '合作', ' 咨询');
    const any = fc.array(fc.record({ keyword: word, branch: word }), { maxLength: 12 });
    fc.assert(
      fc.property(any, (some) => {
        expect(linesOf(some).flatMap((line) => line.rows)).toEqual(some);
        expect(linesOf(withLine(some, linesOf(some).length - 1)).length).toBe(
          linesOf(some).length + 1,
        );
      }),
    );
  });

  it('take several keywords at once, by whatever stands between them', () => {
    const one = rows(['', '']);
    for (const typed of ['1,咨询', '1，咨询、', '1; 咨询', '1\n咨询\r\n', '1\t咨询']) {
      expect(hasSeveralKeywords(typed)).toBe(true);
      expect(withKeywords(one, 0, typed).rows).toEqual(rows(['1', ''], ['咨询', '']));
    }
    expect(hasSeveralKeywords('price list')).toBe(false);
    expect(withKeywords(MANUAL, 0, '价格').rows).toEqual(
      rows(['1', '咨询'], ['咨询', '咨询'], ['价格', '咨询'], ['2', '合作']),
    );
  });

  it('take no keyword twice, and name who has it', () => {
    const added = withKeywords(MANUAL, 1, '１，商务，商务,咨询');
    expect(added.rows).toEqual([...MANUAL, ...rows(['商务', '合作'])]);
    expect(added.taken).toEqual(rows(['1', '咨询'], ['商务', '合作'], ['咨询', '咨询']));
    expect(withKeywords(MANUAL, 0, ' , ').rows).toEqual(MANUAL);
  });

  it('take as many as a module may have and tell how many found no room', () => {
    const full = Array.from({ length: LIMITS.rows - 1 }, (_, n) => ({
      keyword: String(n),
      branch: '咨询',
    }));
    const added = withKeywords(full, 0, '甲,乙,丙');
    expect(added.rows.length).toBe(LIMITS.rows);
    expect(added.over).toBe(2);
  });

  it('lose a keyword, and stay when it was the last', () => {
    expect(withoutKeyword(MANUAL, 0)).toEqual(rows(['咨询', '咨询'], ['2', '合作']));
    expect(withoutKeyword(MANUAL, 2)).toEqual(rows(['1', '咨询'], ['咨询', '咨询'], ['', '合作']));
  });

  it('are renamed as a whole, and become one with a neighbour of that name', () => {
    expect(withBranch(MANUAL, 0, '产品')).toEqual(
      rows(['1', '产品'], ['咨询', '产品'], ['2', '合作']),
    );
    expect(linesOf(withBranch(MANUAL, 1, '咨询')).length).toBe(1);
    expect(withBranch(withLine(MANUAL, 1), 2, '合作')).toEqual(MANUAL);
    expect(withBranch(rows(['', '']), 0, '咨询')).toEqual(rows(['', '咨询']));
  });

  it('are moved and dropped as a whole', () => {
    expect(withLineAt(MANUAL, 1, 0)).toEqual(rows(['2', '合作'], ['1', '咨询'], ['咨询', '咨询']));
    expect(withoutLine(MANUAL, 0)).toEqual(rows(['2', '合作']));
  });
});

describe('the number a line is known by', () => {
  const first = knownLines([], linesOf(MANUAL), 1);
  const idsAfter = (changed: readonly BranchRow[], before: readonly KnownLine[] = first) =>
    knownLines(before, linesOf(changed), 90).map(({ id }) => id);

  it('is new for each line at first', () => {
    expect(first.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('stays while the line gets another name or other keywords', () => {
    expect(idsAfter(withBranch(MANUAL, 0, '售前'))).toEqual([1, 2]);
    expect(idsAfter(withKeywords(MANUAL, 1, '3，4').rows)).toEqual([1, 2]);
    expect(idsAfter(withoutKeyword(MANUAL, 0))).toEqual([1, 2]);
    expect(idsAfter(withoutKeyword(MANUAL, 2))).toEqual([1, 2]);
  });

  it('goes with a line that is moved, and with those behind a new one', () => {
    expect(idsAfter(withLineAt(MANUAL, 0, 1))).toEqual([2, 1]);
    expect(idsAfter(withLine(MANUAL, 0))).toEqual([1, 90, 2]);
  });

  it('goes away with its line', () => {
    expect(idsAfter(withoutLine(MANUAL, 0))).toEqual([2]);
  });

  it('is that of the first of two that have become one', () => {
    expect(idsAfter(withBranch(MANUAL, 1, '咨询'))).toEqual([1]);
  });

  it('is never that of two lines', () => {
    const any = fc.array(
      fc.record({ keyword: fc.constantFrom('', '1', '2'), branch: fc.constantFrom('', 'a', 'b') }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, any, (before, after) => {
        const ids = idsAfter(after, knownLines([], linesOf(before), 20));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toHaveLength(linesOf(after).length);
      }),
    );
  });
});
