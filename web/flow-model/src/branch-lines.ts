import { keywordForm } from './keywords';
import { type BranchRow, LIMITS } from './module';

/** Rows beside each other that lead to one branch: several keywords that mean the same. */
export interface BranchLine {
  /** The place of its first row among all rows. */
  readonly from: number;
  readonly rows: readonly BranchRow[];
  readonly branch: string;
}

/** What became of keywords that were typed or pasted into a line. */
export interface KeywordsAdded {
  readonly rows: readonly BranchRow[];
  /** Those that the module has already, with the branch that has them. */
  readonly taken: readonly BranchRow[];
  /** How many found no room. */
  readonly over: number;
}

/** What people put between words of a list, in either language and width. */
const BETWEEN = /[,，、;；\n\r\t]+/;

/** Whether a text that is being typed ends a keyword or holds several. */
export function hasSeveralKeywords(typed: string): boolean {
  return BETWEEN.test(typed);
}

/** The rows as lines, in order. A row with nothing in it is a line of its own. */
export function linesOf(rows: readonly BranchRow[]): readonly BranchLine[] {
  const lines: BranchLine[] = [];
  rows.forEach((row, from) => {
    const branch = row.branch.trim();
    const last = lines.at(-1);
    const together = last?.branch === branch && !isEmpty(row) && !last.rows.some(isEmpty);
    if (last !== undefined && together) {
      lines[lines.length - 1] = { ...last, rows: [...last.rows, row] };
    } else {
      lines.push({ from, rows: [row], branch });
    }
  });
  return lines;
}

/** The place of the line that a row stands in. */
export function lineOfRow(rows: readonly BranchRow[], row: number): number {
  return linesOf(rows).findLastIndex(({ from }) => from <= row);
}

/** Adds what was typed or pasted to a line: one row a keyword, none twice in the module. */
export function withKeywords(
  rows: readonly BranchRow[],
  place: number,
  typed: string,
): KeywordsAdded {
  const line = linesOf(rows)[place];
  if (line === undefined) return { rows, taken: [], over: 0 };
  const kept = line.rows.filter(({ keyword }) => keyword.trim() !== '');
  const others = rows.length - line.rows.length + kept.length;
  const known = new Map(rows.map((row) => [keywordForm(row.keyword), row]));
  const fresh: BranchRow[] = [];
  const taken: BranchRow[] = [];
  let over = 0;
  for (const word of typed.split(BETWEEN)) {
    const row = { keyword: word.trim(), branch: line.branch };
    const form = keywordForm(word);
    const other = known.get(form);
    if (form === '') continue;
    if (other !== undefined) {
      taken.push(other);
    } else if (others + fresh.length >= LIMITS.rows) {
      over += 1;
    } else {
      fresh.push(row);
      known.set(form, row);
    }
  }
  const changed = fresh.length === 0 ? line.rows : [...kept, ...fresh];
  return { rows: replaced(rows, line, changed), taken, over };
}

/** Takes the keyword of one row away; a line that has lost its last keyword stays, to be filled. */
export function withoutKeyword(rows: readonly BranchRow[], row: number): readonly BranchRow[] {
  const line = linesOf(rows)[lineOfRow(rows, row)];
  return line?.rows.length === 1
    ? rows.map((one, at) => (at === row ? { ...one, keyword: '' } : one))
    : rows.filter((_, at) => at !== row);
}

/** Gives a line another branch; beside a line of that name they become one. */
export function withBranch(
  rows: readonly BranchRow[],
  place: number,
  branch: string,
): readonly BranchRow[] {
  const line = linesOf(rows)[place];
  if (line === undefined) return rows;
  const named = replaced(
    rows,
    line,
    line.rows.map((row) => ({ ...row, branch })),
  );
  const joined = linesOf(named).find((one) => one.from <= line.from && endOf(one) > line.from);
  // An empty place beside keywords of the same branch would only be complained about.
  const filled = joined?.rows.filter(({ keyword }) => keyword.trim() !== '') ?? [];
  return joined === undefined || filled.length === 0 ? named : replaced(named, joined, filled);
}

/** Puts an empty line behind another. */
export function withLine(rows: readonly BranchRow[], behind: number): readonly BranchRow[] {
  const line = linesOf(rows)[behind];
  const at = line === undefined ? rows.length : endOf(line);
  return [...rows.slice(0, at), { keyword: '', branch: '' }, ...rows.slice(at)];
}

/** Takes a line away. */
export function withoutLine(rows: readonly BranchRow[], place: number): readonly BranchRow[] {
  const line = linesOf(rows)[place];
  return line === undefined ? rows : replaced(rows, line, []);
}

/** Moves a line to the place of another. */
export function withLineAt(
  rows: readonly BranchRow[],
  from: number,
  to: number,
): readonly BranchRow[] {
  const lines = linesOf(rows);
  const rest = lines.filter((_, at) => at !== from);
  const order = [...rest.slice(0, to), ...lines.slice(from, from + 1), ...rest.slice(to)];
  return order.flatMap((line) => line.rows);
}

/** A line as it was and the number it is known by. */
export interface KnownLine {
  readonly id: number;
  readonly rows: readonly BranchRow[];
}

/**
 * The lines under the numbers they had before, whatever was typed, moved, joined or taken away in
 * between; new numbers, from `fresh` on, for new lines. A line is one that shares a row or a
 * keyword with it, or else the one that stood in its place.
 */
export function knownLines(
  before: readonly KnownLine[],
  lines: readonly BranchLine[],
  fresh: number,
): readonly KnownLine[] {
  const left = new Set(before);
  const claim = (old: KnownLine | undefined) => {
    if (old === undefined || !left.has(old)) return null;
    left.delete(old);
    return old.id;
  };
  const same = lines.map(({ rows }) => claim(before.find((old) => sharesRow(old.rows, rows))));
  const ids = same.map((id, place) => id ?? claim(before[place]));
  let next = fresh;
  return lines.map(({ rows }, place) => {
    const id = ids[place] ?? next++;
    return { id, rows };
  });
}

function sharesRow(before: readonly BranchRow[], rows: readonly BranchRow[]): boolean {
  return rows.some((row) =>
    before.some((old) => old === row || (row.keyword.trim() !== '' && old.keyword === row.keyword)),
  );
}

function isEmpty({ keyword, branch }: BranchRow): boolean {
  return keyword.trim() === '' && branch.trim() === '';
}

function endOf({ from, rows }: BranchLine): number {
  return from + rows.length;
}

function replaced(
  rows: readonly BranchRow[],
  line: BranchLine,
  by: readonly BranchRow[],
): readonly BranchRow[] {
  return [...rows.slice(0, line.from), ...by, ...rows.slice(endOf(line))];
}
