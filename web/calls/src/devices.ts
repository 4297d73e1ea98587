import type { CallMedia } from '@zongji/protocol';
import { Listeners, type Readable } from '@zongji/sync';
import {
  type CallPorts,
  type Capture,
  type Captured,
  type Device,
  type DeviceFault,
  DeviceTrouble,
  type Facing,
  type Lacks,
  type Wanted,
} from './ports';

/** How a device of this side is. `off` is the person's own choice. */
export type DeviceState = 'off' | 'opening' | 'on' | DeviceFault;

/** Microphone and camera as the screen shows them. */
export interface DevicesView<M> {
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly facing: Facing;
  /** What the own camera sees; null while it is not on. */
  readonly own: M | null;
}

/** Devices that were never opened. */
export const DARK: DevicesView<never> = {
  microphone: 'off',
  camera: 'off',
  facing: 'user',
  own: null,
};

const NOTHING_LACKS: Lacks = { microphone: null, camera: null };

/** Hears what is to be sent of a device; null for nothing. */
export type Sends<M> = (device: Device, capture: Capture<M> | null) => void;

/**
 * Microphone and camera of this side. What cannot be opened is left out: a call goes on with the
 * microphone alone, or only listens.
 */
export class Devices<M> implements Readable<DevicesView<M>> {
  readonly #ports: CallPorts<M>;
  readonly #listeners = new Listeners();
  #view: DevicesView<M> = DARK;
  #captures: Captured<M> = { microphone: null, camera: null };
  #sends: Sends<M> = () => {};
  #muted = false;
  #closed = false;
  /** Only the last wish for a camera counts; a slow browser may answer to an older one. */
  #wish = 0;

  constructor(ports: CallPorts<M>) {
    this.#ports = ports;
  }

  readonly view = (): DevicesView<M> => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** Where to send what is recorded: at once what is there, later what changes. */
  sendTo(sends: Sends<M>): void {
    this.#sends = sends;
    sends('microphone', this.#captures.microphone);
    sends('camera', this.#captures.camera);
  }

  /** Shows what would not open, as far as that is known without opening it; never rejects. */
  async foresee(): Promise<void> {
    const lacks = await this.#ports.lacks().catch((error: unknown) => {
      this.#ports.report(error);
      return NOTHING_LACKS;
    });
    for (const device of ['microphone', 'camera'] as const) {
      const state = this.#view[device];
      const untouched = state !== 'on' && state !== 'opening' && this.#captures[device] === null;
      if (!untouched || this.#closed) continue;
      const seen = lacks[device] ?? 'off';
      if (seen !== state) {
        this.#show(device === 'microphone' ? { microphone: seen } : { camera: seen });
      }
    }
  }

  /** Opens what a call of this medium needs, asking the person once; never rejects. */
  async open(media: CallMedia): Promise<void> {
    const { microphone, camera, facing } = this.#view;
    const wanted: Wanted = {
      microphone: this.#captures.microphone === null && microphone !== 'opening',
      camera:
        media === 'VIDEO' && this.#captures.camera === null && camera !== 'opening' ? facing : null,
    };
    if (!wanted.microphone && wanted.camera === null) return;
    if (wanted.camera !== null) this.#wish += 1;
    const wish = this.#wish;
    this.#show({
      ...(wanted.microphone ? { microphone: 'opening' as const } : {}),
      ...(wanted.camera === null ? {} : { camera: 'opening' as const }),
    });
    const both = wanted.microphone && wanted.camera !== null;
    try {
      this.#take(wish, await this.#ports.open(wanted));
    } catch (error) {
      if (!both) {
        this.#lack(wanted.camera === null ? 'microphone' : 'camera', error);
        return;
      }
      await this.#one(wish, { microphone: true, camera: null }, 'microphone');
      await this.#one(wish, { microphone: false, camera: wanted.camera }, 'camera');
    }
  }

  /** Mutes the microphone, or speaks again; opens one that could not be opened before. */
  async speak(on: boolean): Promise<void> {
    this.#muted = !on;
    const { microphone } = this.#captures;
    if (microphone !== null) {
      microphone.enable(on);
      this.#show({ microphone: on ? 'on' : 'off' });
    } else if (on) {
      await this.open('VOICE');
    }
  }

  /** Opens the camera, or puts it out with its light. */
  async see(on: boolean): Promise<void> {
    this.#wish += 1;
    const wish = this.#wish;
    this.#drop();
    if (!on) {
      this.#show({ camera: 'off', own: null });
      return;
    }
    this.#show({ camera: 'opening', own: null });
    await this.#one(wish, { microphone: false, camera: this.#view.facing }, 'camera');
  }

  /** The other camera of a phone; the one before when there is none. */
  async turn(): Promise<void> {
    const before = this.#view.facing;
    // A phone opens its second camera only when the first is free.
    this.#show({ facing: before === 'user' ? 'environment' : 'user' });
    await this.see(true);
    if (this.#view.camera !== 'no-device') return;
    this.#show({ facing: before });
    await this.see(true);
  }

  /** Stops recording for good. */
  close(): void {
    this.#closed = true;
    this.#wish += 1;
    this.#sends = () => {};
    this.#captures.microphone?.stop();
    this.#captures.camera?.stop();
    this.#captures = { microphone: null, camera: null };
  }

  async #one(wish: number, wanted: Wanted, device: Device): Promise<void> {
    try {
      this.#take(wish, await this.#ports.open(wanted));
    } catch (error) {
      this.#lack(device, error);
    }
  }

  #take(wish: number, { microphone, camera }: Captured<M>): void {
    if (microphone !== null) {
      if (this.#closed || this.#captures.microphone !== null) {
        microphone.stop();
      } else {
        microphone.enable(!this.#muted);
        this.#captures = { ...this.#captures, microphone };
        this.#sends('microphone', microphone);
        this.#show({ microphone: this.#muted ? 'off' : 'on' });
      }
    }
    if (camera === null) return;
    if (this.#closed || wish !== this.#wish) {
      camera.stop();
      return;
    }
    this.#captures = { ...this.#captures, camera };
    this.#sends('camera', camera);
    this.#show({ camera: 'on', own: camera.media });
  }

  #lack(device: Device, error: unknown): void {
    const fault = error instanceof DeviceTrouble ? error.fault : 'no-device';
    if (!(error instanceof DeviceTrouble)) this.#ports.report(error);
    this.#show(device === 'microphone' ? { microphone: fault } : { camera: fault, own: null });
  }

  #drop(): void {
    this.#captures.camera?.stop();
    if (this.#captures.camera !== null) this.#sends('camera', null);
    this.#captures = { ...this.#captures, camera: null };
  }

  #show(change: Partial<DevicesView<M>>): void {
    this.#view = { ...this.#view, ...change };
    this.#listeners.tell();
  }
}
