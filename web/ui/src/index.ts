export { CopyButton, copyText } from './Copy';
export { EmptyState } from './EmptyState';
export { Figure } from './Figure';
export { Page, Panel } from './Page';
export { StateMark, type Tone } from './StateMark';
export { Trouble } from './Trouble';
export type { Appearance } from './theme';
export { CSS_ROOT, themeOf } from './theme';
