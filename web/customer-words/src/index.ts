import { en } from './en';
import type { SharedWords } from './words';
import { zh } from './zh';

export * from './calls';
export * from './links';
export * from './measures';
export * from './status';
export * from './words';

/** The shared texts in both languages. */
export const shared: { readonly zh: SharedWords; readonly en: SharedWords } = { zh, en };
