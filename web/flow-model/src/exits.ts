import { type BranchRow, type Module, unreachable } from './module';

/** A way out of a module. `id` is what a wire stores. */
export type Exit =
  | { readonly kind: 'next'; readonly id: 'next' }
  | {
      readonly kind: 'branch';
      readonly id: string;
      readonly name: string;
      readonly keywords: readonly string[];
    }
  | { readonly kind: 'wrong'; readonly id: 'wrong' }
  | { readonly kind: 'silent'; readonly id: 'silent' }
  | { readonly kind: 'failure'; readonly id: 'failure' };

const NEXT: Exit = { kind: 'next', id: 'next' };
const WRONG: Exit = { kind: 'wrong', id: 'wrong' };
const SILENT: Exit = { kind: 'silent', id: 'silent' };
const FAILURE: Exit = { kind: 'failure', id: 'failure' };

/** The stored id of the exit that a branch name leads to. */
export function branchExit(name: string): string {
  return `branch:${name.trim()}`;
}

function branchExits(rows: readonly BranchRow[]): Exit[] {
  const keywordsByName = new Map<string, string[]>();
  for (const row of rows) {
    const name = row.branch.trim();
    if (name === '') {
      continue;
    }
    const keywords = keywordsByName.get(name) ?? [];
    keywords.push(row.keyword.trim());
    keywordsByName.set(name, keywords);
  }
  return [...keywordsByName].map(([name, keywords]) => ({
    kind: 'branch',
    id: branchExit(name),
    name,
    keywords,
  }));
}

const known = new WeakMap<Module, readonly Exit[]>();

function derive(module: Module): readonly Exit[] {
  switch (module.kind) {
    case 'START':
    case 'SEND_MESSAGE':
      return [NEXT];
    case 'BRANCH':
      return [
        ...branchExits(module.rows),
        ...(module.maxWrongAnswers === null ? [] : [WRONG]),
        ...(module.answerSeconds === null ? [] : [SILENT]),
      ];
    case 'TRANSFER_TO_AGENT':
      return module.failureExit ? [NEXT, FAILURE] : [NEXT];
    case 'END':
      return [];
    default:
      return unreachable(module);
  }
}

/** The exits that the module's settings give it, in the order they are drawn. */
export function exitsOf(module: Module): readonly Exit[] {
  const before = known.get(module);
  if (before !== undefined) {
    return before;
  }
  const exits = derive(module);
  known.set(module, exits);
  return exits;
}

/** Whether the module has an exit of this id. */
export function hasExit(module: Module, exit: string): boolean {
  return exitsOf(module).some((one) => one.id === exit);
}

/**
 * How the exits of a module were renamed by a change of its settings: old id to new id.
 *
 * A branch was renamed when its name is gone and every row that had it now has one and the same
 * other name. Only rows that stayed in place are compared, so dropping or moving rows renames
 * nothing.
 */
export function renamedExits(before: Module, after: Module): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  if (
    before.kind !== 'BRANCH' ||
    after.kind !== 'BRANCH' ||
    before.rows.length !== after.rows.length
  ) {
    return renamed;
  }
  for (const exit of exitsOf(before)) {
    if (exit.kind !== 'branch' || hasExit(after, exit.id)) {
      continue;
    }
    const names = new Set<string>();
    before.rows.forEach((row, index) => {
      if (row.branch.trim() === exit.name) {
        names.add(after.rows[index]?.branch.trim() ?? '');
      }
    });
    const [name] = names;
    if (names.size === 1 && name !== undefined && name !== '') {
      renamed.set(exit.id, branchExit(name));
    }
  }
  return renamed;
}
