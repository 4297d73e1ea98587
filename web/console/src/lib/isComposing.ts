import { composingOf } from '@zongji/sync';

/** Whether a key belongs to an input method; every field that acts on keys asks first. */
export const isComposing = composingOf(typeof document === 'undefined' ? null : document);
