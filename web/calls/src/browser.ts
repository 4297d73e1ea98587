import type { Candidate } from '@zongji/protocol';
import { timersOf, uuidOf } from '@zongji/sync';
import {
  type CallPorts,
  type Capture,
  type Captured,
  type Choice,
  type Decoded,
  type Device,
  type DeviceFault,
  DeviceTrouble,
  type Direction,
  type Ice,
  type Lacks,
  type Link,
  type Peer,
  type PeerEvents,
  type Wanted,
} from './ports';

/** What this browser can do for calls. */
export function browserPorts(choice: () => Choice = () => ({})): CallPorts<MediaStream> {
  return {
    supported: 'RTCPeerConnection' in window && navigator.mediaDevices !== undefined,
    open,
    lacks,
    choice,
    devicesChanged,
    peer: (direction, events) => new BrowserPeer(direction, events),
    timers: timersOf(Date.now, setTimeout, clearTimeout),
    newId: () => uuidOf(crypto.getRandomValues(new Uint8Array(16))),
    report: (error) => setTimeout(() => reportError(error)),
  };
}

/** Shows the pictures of a stream, without its sound; `pictured` hears that the first one stands. */
export function showIn(
  element: HTMLVideoElement,
  media: MediaStream | null,
  pictured?: () => void,
): void {
  element.muted = true;
  element.srcObject = media;
  if (media === null) return;
  // Muted it may always play; a load that comes in between rejects and plays by itself.
  playing(element).catch(() => {});
  if (pictured !== undefined && 'requestVideoFrameCallback' in element) {
    element.requestVideoFrameCallback(pictured);
  }
}

/**
 * Plays the sound of a stream. It has an element of its own, for one that waits for a first picture
 * is silent until then. `blocked` hears whether the browser waits for a tap first.
 */
export function hearIn(
  element: HTMLAudioElement,
  media: MediaStream | null,
  blocked?: (on: boolean) => void,
): void {
  element.srcObject = media === null ? null : new MediaStream(media.getAudioTracks());
  if (media === null) return;
  playing(element).then(
    () => blocked?.(false),
    (error: unknown) => {
      const waits = error instanceof DOMException && error.name === 'NotAllowedError';
      if (waits) blocked?.(true);
    },
  );
}

/** After a tap everything may play that waited for one. */
export async function playAll(page: ParentNode): Promise<void> {
  const waiting = [...page.querySelectorAll('audio')].filter((sound) => sound.paused);
  await Promise.all(waiting.map(playing));
}

/** Plays; some browsers throw instead of rejecting, and older ones promise nothing. */
async function playing(element: HTMLMediaElement): Promise<void> {
  await element.play();
}

async function open({ microphone, camera, choice }: Wanted): Promise<Captured<MediaStream>> {
  // What was chosen is wished for, not demanded: it may have been left at home.
  const wished = (id: string | undefined) => (id === undefined ? {} : { deviceId: { ideal: id } });
  const media = await asked({
    audio: microphone
      ? { echoCancellation: true, noiseSuppression: true, ...wished(choice?.microphone) }
      : false,
    video:
      camera === null
        ? false
        : {
            facingMode: camera,
            width: { ideal: 640 },
            height: { ideal: 480 },
            ...wished(choice?.camera),
          },
  });
  return {
    microphone: captureOf(media.getAudioTracks()[0]),
    camera: captureOf(media.getVideoTracks()[0]),
  };
}

async function lacks(): Promise<Lacks> {
  const [known, microphone, camera] = await Promise.all([
    navigator.mediaDevices.enumerateDevices(),
    forbidden('microphone'),
    forbidden('camera'),
  ]);
  const of = (kind: MediaDeviceKind, no: boolean) => {
    if (!known.some((device) => device.kind === kind)) return 'no-device' as const;
    return no ? ('no-permission' as const) : null;
  };
  return { microphone: of('audioinput', microphone), camera: of('videoinput', camera) };
}

async function forbidden(name: 'microphone' | 'camera'): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name })).state === 'denied';
  } catch {
    // Older browsers do not tell; opening it will.
    return false;
  }
}

async function asked(wanted: MediaStreamConstraints): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new DeviceTrouble(FAULTS[name] ?? 'no-device');
  }
}

/** What browsers call a refusal; whatever else it is, no device is to be had. */
const FAULTS: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'no-permission',
  SecurityError: 'no-permission',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** Devices that come or go, and permissions that are given or taken away. */
function devicesChanged(listener: () => void): () => void {
  const { mediaDevices } = navigator;
  mediaDevices?.addEventListener?.('devicechange', listener);
  return () => mediaDevices?.removeEventListener?.('devicechange', listener);
}

function captureOf(track: MediaStreamTrack | undefined): Capture<MediaStream> | null {
  if (track === undefined) return null;
  return {
    media: new MediaStream([track]),
    enable: (on) => {
      track.enabled = on;
    },
    stop: () => {
      track.onended = null;
      track.onmute = null;
      track.onunmute = null;
      track.stop();
    },
    label: track.label,
    watch: ({ ended, silenced }) => {
      track.onended = ended;
      track.onmute = () => silenced(true);
      track.onunmute = () => silenced(false);
    },
  };
}

const KINDS = { microphone: 'audio', camera: 'video' } as const;

class BrowserPeer implements Peer<MediaStream> {
  readonly #direction: Direction;
  readonly #connection: RTCPeerConnection;
  #remote: MediaStream | null = null;
  readonly #sent = new Map<Device, MediaStreamTrack | null>();

  constructor(direction: Direction, events: PeerEvents<MediaStream>) {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#direction = direction;
    this.#connection = connection;
    connection.onicecandidate = ({ candidate }) => {
      // By TCP browsers only ever begin, and nobody here waits for it: it would lead nowhere.
      if (candidate?.protocol !== 'tcp') events.candidate(candidateOf(candidate));
    };
    connection.onconnectionstatechange = () => {
      const link = linkOf(connection.connectionState);
      if (link !== null) events.link(link);
    };
    connection.ontrack = ({ track }) => {
      // Another object each time, so that whoever shows it notices.
      this.#remote = new MediaStream([...(this.#remote?.getTracks() ?? []), track]);
      events.media(this.#remote);
    };
  }

  configure({ iceServers, iceTransportPolicy }: Ice): void {
    this.#connection.setConfiguration({
      ...this.#connection.getConfiguration(),
      iceServers: iceServers.map(({ urls, ...known }) => ({ urls: [...urls], ...known })),
      iceTransportPolicy,
    });
  }

  async offer(restart: boolean): Promise<string> {
    const connection = this.#connection;
    if (connection.getTransceivers().length === 0) {
      const direction = this.#direction === 'publish' ? 'sendonly' : 'sendrecv';
      connection.addTransceiver('audio', { direction });
      connection.addTransceiver('video', { direction });
      await this.#attach();
    }
    await connection.setLocalDescription(
      await connection.createOffer(restart ? { iceRestart: true } : {}),
    );
    return connection.localDescription?.sdp ?? '';
  }

  async answer(sdp: string): Promise<string> {
    const connection = this.#connection;
    await connection.setRemoteDescription({ type: 'offer', sdp });
    if (this.#direction === 'both') {
      for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
      await this.#attach();
    }
    await connection.setLocalDescription(await connection.createAnswer());
    return connection.localDescription?.sdp ?? '';
  }

  async answered(sdp: string): Promise<void> {
    if (this.#connection.signalingState !== 'have-local-offer') return;
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  async candidate({ candidate, sdpMid, sdpMLineIndex }: Candidate): Promise<void> {
    if (candidate === null || this.#connection.remoteDescription === null) return;
    await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex });
  }

  async send(device: Device, capture: Capture<MediaStream> | null): Promise<void> {
    this.#sent.set(device, capture?.media.getTracks()[0] ?? null);
    await this.#attach();
  }

  async decoded(): Promise<Decoded> {
    let decoded: Decoded = { samples: 0, frames: 0, packets: 0 };
    const stats = await this.#connection.getStats();
    stats.forEach((one: RTCInboundRtpStreamStats) => {
      if (one.type !== 'inbound-rtp') return;
      if (one.kind === 'video') decoded = { ...decoded, frames: one.framesDecoded ?? 0 };
      const packets = one.packetsReceived ?? 0;
      const samples = packets > 0 ? (one.totalSamplesReceived ?? 0) : 0;
      if (one.kind === 'audio') decoded = { ...decoded, samples, packets };
    });
    return decoded;
  }

  close(): void {
    this.#connection.onicecandidate = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.ontrack = null;
    this.#connection.close();
  }

  /** Puts the tracks where they belong; before there is a place for them they wait. */
  async #attach(): Promise<void> {
    for (const [device, track] of this.#sent) {
      const place = this.#connection
        .getTransceivers()
        .find((one) => one.receiver.track.kind === KINDS[device]);
      if (place !== undefined && place.sender.track !== track) {
        await place.sender.replaceTrack(track);
      }
    }
  }
}

function candidateOf(candidate: RTCIceCandidate | null): Candidate {
  // An empty text closes a generation and is no candidate either.
  if (candidate === null || candidate.candidate === '') {
    return { candidate: null, sdpMid: null, sdpMLineIndex: null };
  }
  const { sdpMid, sdpMLineIndex } = candidate;
  return { candidate: candidate.candidate, sdpMid, sdpMLineIndex };
}

function linkOf(state: RTCPeerConnectionState): Link | null {
  switch (state) {
    case 'new':
    case 'closed':
      return null;
    case 'connecting':
    case 'connected':
    case 'failed':
      return state;
    case 'disconnected':
      return 'interrupted';
  }
}
