import type { FullRecord } from '@zongji/protocol';

/** Names of those who appear in a record. */
export interface Names {
  /** Name and number of a member of staff, also of one who was deleted. */
  readonly staff: (id: string | null) => string;
  /** Name of a skill group, also of one that was deleted. */
  readonly group: (id: string | null) => string;
}

/** The names that a record brought along; somebody it does not name is `unknown`. */
export function namesOf(record: Pick<FullRecord, 'names'>, unknown: string): Names {
  const { staff, groups } = record.names;
  return {
    staff: (id) => {
      const found = id === null ? undefined : staff[id];
      return found === undefined ? unknown : `${found.name}（${found.number}）`;
    },
    group: (id) => (id === null ? unknown : (groups[id] ?? unknown)),
  };
}
