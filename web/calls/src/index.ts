export { CallBook, type Present } from './book';
export { browserPorts, hearIn, playAll, showIn } from './browser';
export { type DeviceState, Devices, type DevicesView } from './devices';
export type {
  CallPorts,
  Capture,
  Captured,
  Decoded,
  Device,
  DeviceFault,
  Direction,
  Facing,
  Ice,
  Lacks,
  Link,
  Peer,
  PeerEvents,
  Wanted,
} from './ports';
export { DeviceTrouble } from './ports';
export { CallSession, type CallView, type SessionGiven, type Stage, type Talked } from './session';
