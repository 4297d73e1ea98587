export { Heard, type Keeper } from './heard';
export { Player, type Playing, RATES } from './player';
export { Press } from './press';
export {
  type Recorded,
  Recorder,
  type RecorderState,
  type Refusal,
  VOICE_MILLIS_MAX,
} from './recorder';
export { Source } from './source';
export { clock } from './time';
