import { check, type Draft, type Finding, linesOf } from '@zongji/flow-model';
import type { SkillGroup } from '@zongji/protocol';
import { useDeferredValue, useMemo } from 'react';

const NONE: readonly Finding[] = [];

/** What keeps the draft from being published, found a moment behind the typing. */
export function useFindings(
  draft: Draft,
  groups: readonly SkillGroup[] | undefined,
  locked: boolean,
): readonly Finding[] {
  const settled = useDeferredValue(draft);
  return useMemo(() => {
    // A published version was checked when it was published; groups may have gone since.
    if (locked) return NONE;
    const all = check(settled, new Set(groups?.map((group) => group.id) ?? []));
    const found = all.filter((finding) => !saidByItsLine(settled, finding));
    // Until the groups are known nobody can say that one is unknown.
    return groups === undefined ? found.filter(({ code }) => code !== 'GROUP_UNKNOWN') : found;
  }, [settled, groups, locked]);
}

/** Whether a finding on a branch name is that of the first row of its line, which shows one name. */
function saidByItsLine({ modules }: Draft, { moduleId, field }: Finding): boolean {
  const row = /^rows\[(\d+)\]\.branch$/.exec(field ?? '')?.[1];
  const module = modules.find((one) => one.id === moduleId);
  if (row === undefined || module?.kind !== 'BRANCH') return false;
  return linesOf(module.rows).every(({ from }) => from !== Number(row));
}

/** The findings of each module. */
export function grouped(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byModule = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.moduleId === null) continue;
    const own = byModule.get(finding.moduleId) ?? [];
    own.push(finding);
    byModule.set(finding.moduleId, own);
  }
  return byModule;
}
