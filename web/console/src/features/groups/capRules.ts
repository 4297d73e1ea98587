import type { Mode } from '@zongji/protocol';

/** Most conversations that one agent of an ONLINE group can be given at once. */
export const CAP_MAX = 100;

/** Whether the cap of a mode's groups can be chosen; elsewhere it is fixed at 1. */
export function capIsEditable(mode: Mode): boolean {
  return mode === 'ONLINE';
}

/** Characters of a name as the server counts them: code points after trimming, wide or narrow. */
export function nameLength(text: string): number {
  return [...text.trim()].length;
}

/** Most characters of a group's name. */
export const NAME_MAX = 20;

/** Whether a group may be called this. */
export function isGroupName(text: string): boolean {
  const length = nameLength(text);
  return length >= 1 && length <= NAME_MAX;
}
