import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BranchRow,
  hasSeveralKeywords,
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
