import type { TargetGroup } from '@zongji/protocol';

const PRESENT: Readonly<Record<TargetGroup['agents'][number]['presence'], number>> = {
  IDLE: 0,
  BUSY: 1,
  WRAP_UP: 2,
  REST: 3,
  OFFLINE: 4,
};

/** Those who can take it first: groups with somebody online, and in each the agents who are free. */
export function ranked(groups: readonly TargetGroup[]): readonly TargetGroup[] {
  return groups
    .map((group) => ({
      ...group,
      agents: group.agents.toSorted(
        (one, other) =>
          Number(other.free) - Number(one.free) || PRESENT[one.presence] - PRESENT[other.presence],
      ),
    }))
    .toSorted(
      (one, other) =>
        Math.sign(other.idle) - Math.sign(one.idle) ||
        Math.sign(other.online) - Math.sign(one.online),
    );
}

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

/** The groups in an order of before; what is new stands at the end. */
export function kept(
  groups: readonly TargetGroup[],
  order: readonly string[],
): readonly TargetGroup[] {
  const at = (group: TargetGroup) => {
    const known = order.indexOf(group.id);
    return known < 0 ? order.length : known;
  };
  return groups.toSorted((one, other) => at(one) - at(other));
}
