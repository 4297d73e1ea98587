export { type Config, configOf, faultsOf } from './lib/config';
export { Doorway } from './lib/doorway';
export { Room } from './lib/room';
export { Session } from './lib/session';
