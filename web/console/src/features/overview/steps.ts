import type { Channel, FlowRef, SkillGroup } from '@zongji/protocol';

/** The steps from an empty installation to a first served customer, in order. */
export type Step = 'staff' | 'group' | 'flow' | 'channel';

/** What is known of the desk; undefined where it has not been read yet. */
export interface Desk {
  readonly staff: number | undefined;
  readonly groups: readonly SkillGroup[] | undefined;
  readonly flows: readonly FlowRef[] | undefined;
  readonly channels: readonly Channel[] | undefined;
}

/** Which steps are done; undefined until everything has been read, so that nothing flickers. */
export function stepsOf({
  staff,
  groups,
  flows,
  channels,
}: Desk): readonly { readonly step: Step; readonly done: boolean }[] | undefined {
  if (staff === undefined || groups === undefined) return undefined;
  if (flows === undefined || channels === undefined) return undefined;
  return [
    { step: 'staff', done: staff > 1 },
    { step: 'group', done: groups.some((group) => group.members > 0) },
    { step: 'flow', done: flows.some((flow) => flow.state !== 'UNPUBLISHED') },
    { step: 'channel', done: channels.some((channel) => channel.inUse) },
  ];
}
