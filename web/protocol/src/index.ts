export { isMode, MODES, type Mode } from './mode';
export type * from './rest';
