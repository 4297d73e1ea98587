export type { Appearance } from './theme';
export { themeOf } from './theme';
