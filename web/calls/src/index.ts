export { CallBook, type Present } from './book';
export { browserPorts, hearIn, playAll, showIn } from './browser';
export { type DeviceState, Devices, type DevicesView, type Lack, lacks } from './devices';
export type {
  CallPorts,
  Capture,
  Captured,
  CaptureEvents,
  Choice,
  Choosable,
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
export { choosable, Probe, type ProbeView } from './probe';
export { CallSession, type CallView, type SessionGiven, type Stage, type Talked } from './session';
