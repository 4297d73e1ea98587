import type { Candidate, Legs } from '@zongji/protocol';
import type { Timers } from '@zongji/sync';

/** Something that records. */
export type Device = 'microphone' | 'camera';

/** Which camera of a phone: the one towards the person, or the one towards the world. */
export type Facing = 'user' | 'environment';

/** One device in use. `M` is what the screen shows and plays: a MediaStream in a browser. */
export interface Capture<M> {
  readonly media: M;
  /** A microphone that is not on records silence. */
  readonly enable: (on: boolean) => void;
  readonly stop: () => void;
  /** What the device is called; empty when the browser does not say. */
  readonly label?: string;
  /** Hears what becomes of the device without this page's doing. */
  readonly watch?: (events: CaptureEvents) => void;
}

/** What becomes of a device in use without this page's doing. */
export interface CaptureEvents {
  /** It was pulled out, or its permission was taken away: nothing comes of it any more. */
  readonly ended: () => void;
  /** The system lets it record silence, or lets it record again. */
  readonly silenced: (on: boolean) => void;
}

/** A device that may be chosen. */
export interface Choosable {
  readonly device: Device | 'speaker';
  readonly id: string;
  /** Empty before the person has allowed its use. */
  readonly label: string;
}

/** Which devices the person chose, by their ids; the browser's own choice where absent. */
export type Choice = Readonly<Partial<Record<Device | 'speaker', string>>>;

/** Why a device does not record. */
export type DeviceFault = 'no-permission' | 'no-device' | 'in-use';

/** What would not open, and why; null for what may. */
export type Lacks = Readonly<Record<Device, DeviceFault | null>>;

/** A device could not be opened. */
export class DeviceTrouble extends Error {
  readonly fault: DeviceFault;

  constructor(fault: DeviceFault) {
    super(fault);
    this.name = 'DeviceTrouble';
    this.fault = fault;
  }
}

/** What is wanted at once, so that the person is asked once. */
export interface Wanted {
  readonly microphone: boolean;
  readonly camera: Facing | null;
  /** Which of several; one that is not there any more is no reason to go without. */
  readonly choice?: Choice;
}

/** What was wanted, recording. */
export interface Captured<M> {
  readonly microphone: Capture<M> | null;
  readonly camera: Capture<M> | null;
}

/** How a connection between two peers is. */
export type Link = 'connecting' | 'connected' | 'interrupted' | 'failed';

/** What a connection carries: both ways, or one of the two to and from Janus. */
export type Direction = 'both' | 'publish' | 'subscribe';

/** What has been decoded so far: samples of sound, and pictures. */
export interface Decoded {
  readonly samples: number;
  readonly frames: number;
  /** Packets of sound that came; absent where that is not known. */
  readonly packets?: number;
}

/** What a connection tells. */
export interface PeerEvents<M> {
  readonly candidate: (candidate: Candidate) => void;
  readonly link: (link: Link) => void;
  readonly media: (media: M) => void;
}

/** What helps a connection to find a way, and whether it may use no other. */
export type Ice = Pick<Legs, 'iceServers' | 'iceTransportPolicy'>;

/** One connection to another page, or to Janus. Promises reject when the browser refuses. */
export interface Peer<M> {
  readonly configure: (ice: Ice) => void;
  /** A fresh description of this side; `restart` looks for a new way for the media. */
  readonly offer: (restart: boolean) => Promise<string>;
  /** Takes the other side's offer and answers it. */
  readonly answer: (sdp: string) => Promise<string>;
  /** Takes the answer to an offer; one that nobody waits for changes nothing. */
  readonly answered: (sdp: string) => Promise<void>;
  readonly candidate: (candidate: Candidate) => Promise<void>;
  /** Sends from this device from now on; null sends nothing. Needs no new description. */
  readonly send: (device: Device, capture: Capture<M> | null) => Promise<void>;
  readonly decoded: () => Promise<Decoded>;
  readonly close: () => void;
}

/** Everything from outside that a call needs. */
export interface CallPorts<M> {
  /** Whether this browser can take part in a call at all. */
  readonly supported: boolean;
  /** Opens what is wanted, or rejects with {@link DeviceTrouble}. */
  readonly open: (wanted: Wanted) => Promise<Captured<M>>;
  /** What is known to be missing or forbidden, without opening it or asking the person. */
  readonly lacks: () => Promise<Lacks>;
  /** What the person chose; nothing when absent. */
  readonly choice?: () => Choice;
  /** Hears that a device came or went, or a permission changed, until the returned function is called. */
  readonly devicesChanged?: (listener: () => void) => () => void;
  readonly peer: (direction: Direction, events: PeerEvents<M>) => Peer<M>;
  readonly timers: Timers;
  /** A UUID that nobody else makes. */
  readonly newId: () => string;
  /** Hears of what should not happen and is survived. */
  readonly report: (error: unknown) => void;
}
