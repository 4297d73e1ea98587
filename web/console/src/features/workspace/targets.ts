import type { TargetGroup } from '@zongji/protocol';

/** The groups and agents whose name or number holds what is looked for. */
export function searched(groups: readonly TargetGroup[], wanted: string): readonly TargetGroup[] {
  const word = wanted.trim().toLowerCase();
  if (word === '') return groups;
  const holds = (text: string) => text.toLowerCase().includes(word);
  return groups.flatMap((group) => {
    if (holds(group.name)) return [group];
    const agents = group.agents.filter((agent) => holds(agent.name) || holds(agent.number));
    return agents.length === 0 ? [] : [{ ...group, agents }];
  });
}
