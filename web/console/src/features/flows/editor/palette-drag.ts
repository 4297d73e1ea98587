import { MODULE_KINDS, type ModuleKind } from '@zongji/flow-model';

/** Marks a drag from the palette; browsers show only the types of a drag before it is dropped. */
const PREFIX = 'application/x-zongji-module-';

/** Makes a drag carry a kind of module. */
export function carryKind(data: DataTransfer, kind: ModuleKind): void {
  data.setData(PREFIX + kind.toLowerCase(), kind);
  data.effectAllowed = 'copy';
}

/** The kind of module that a drag carries; null when it carries none. */
export function draggedKind(data: DataTransfer): ModuleKind | null {
  return MODULE_KINDS.find((kind) => data.types.includes(PREFIX + kind.toLowerCase())) ?? null;
}
