import { Listeners, type Readable } from '@zongji/sync';
import type { Choice, Choosable, DeviceFault } from './ports';

/** What a test of the devices shows. */
export interface ProbeView {
  readonly state: 'off' | 'opening' | 'on' | DeviceFault;
  /** How loud the microphone is just now, 0 to 1. */
  readonly level: number;
  readonly picture: MediaStream | null;
}

const DARK: ProbeView = { state: 'off', level: 0, picture: null };
const KINDS: Readonly<Record<string, Choosable['device']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** The devices that may be chosen; none where the browser tells of none. */
export async function choosable(): Promise<readonly Choosable[]> {
  try {
    const known = await navigator.mediaDevices.enumerateDevices();
    return known.flatMap(({ kind, deviceId, label }) => {
      const device = KINDS[kind];
      return device === undefined || deviceId === '' ? [] : [{ device, id: deviceId, label }];
    });
  } catch {
    return [];
  }
}

/** Lets a person see and hear that their devices work, before a call or in one. */
export class Probe implements Readable<ProbeView> {
  readonly #listeners = new Listeners();
  #view = DARK;
  #turn = 0;
  #close = () => {};

  readonly view = (): ProbeView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** Opens what was chosen, instead of what was open before. Never rejects. */
  async start(choice: Choice): Promise<void> {
    this.stop();
    this.#turn += 1;
    const turn = this.#turn;
    this.#show({ state: 'opening' });
    try {
      const media = await opened(choice);
      if (turn !== this.#turn) {
        for (const track of media.getTracks()) track.stop();
        return;
      }
      this.#listen(media);
    } catch (error) {
      if (turn === this.#turn) this.#show({ state: faultOf(error) });
    }
  }

  stop(): void {
    this.#turn += 1;
    this.#close();
    this.#close = () => {};
    this.#show(DARK);
  }

  #listen(media: MediaStream): void {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(media).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      this.#show({ level: Math.min(1, loudest) });
    }, 100);
    this.#close = () => {
      clearInterval(timer);
      for (const track of media.getTracks()) track.stop();
      audio.close().catch(() => {});
    };
    const picture = media.getVideoTracks().length > 0 ? media : null;
    this.#show({ state: 'on', picture });
  }

  #show(part: Partial<ProbeView>): void {
    this.#view = { ...this.#view, ...part };
    this.#listeners.tell();
  }
}

/** With the camera where there is one; sound alone is worth a test too. */
async function opened({ microphone, camera }: Choice): Promise<MediaStream> {
  const wished = (id: string | undefined) =>
    id === undefined ? true : { deviceId: { ideal: id } };
  const audio = wished(microphone);
  try {
    return await navigator.mediaDevices.getUserMedia({ audio, video: wished(camera) });
  } catch {
    return navigator.mediaDevices.getUserMedia({ audio });
  }
}

function faultOf(error: unknown): DeviceFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'no-permission';
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'no-device';
}
