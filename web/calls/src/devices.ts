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

/** How a device of this side is. `off` is the person's own choice, `silenced` the system's. */
export type DeviceState = 'off' | 'opening' | 'on' | Lack;

/** Why the other side does without the sound or the picture of a device, against the person's wish. */
export type Lack = 'silenced' | DeviceFault;

/** Whether the other side does without a device against the person's wish. */
export function lacks(state: DeviceState): state is Lack {
  switch (state) {
    case 'no-permission':
    case 'no-device':
    case 'in-use':
    case 'silenced':
      return true;
    case 'off':
    case 'opening':
    case 'on':
      return false;
  }
}

/** Microphone and camera as the screen shows them. */
export interface DevicesView<M> {
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly facing: Facing;
  /** What the own camera sees; null while it is not on. */
  readonly own: M | null;
  /** Which device took the place of one that went away, by its name; null when none did. */
  readonly instead: { readonly device: Device; readonly label: string } | null;
}

/** Devices that were never opened. */
export const DARK: DevicesView<never> = {
  microphone: 'off',
  camera: 'off',
  facing: 'user',
  own: null,
  instead: null,
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
  #unwatch = () => {};

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

  /** From now on what goes is replaced, and what was missing is taken as soon as it comes. */
  follow(): void {
    this.#unwatch();
    this.#unwatch = this.#ports.devicesChanged?.(() => void this.#look()) ?? (() => {});
  }

  /** The person chose other devices: those in use are opened anew. */
  async rechoose(): Promise<void> {
    const { microphone, camera } = this.#captures;
    if (microphone !== null) {
      this.#captures = { ...this.#captures, microphone: null };
      microphone.stop();
      await this.open('VOICE');
    }
    if (camera !== null) await this.see(true);
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
      ...this.#chosen(),
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
      const choice = this.#chosen();
      await this.#one(wish, { microphone: true, camera: null, ...choice }, 'microphone');
      await this.#one(wish, { microphone: false, camera: wanted.camera, ...choice }, 'camera');
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
    const { facing } = this.#view;
    await this.#one(wish, { microphone: false, camera: facing, ...this.#chosen() }, 'camera');
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
    this.#unwatch();
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
        this.#watch('microphone', microphone);
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
    this.#watch('camera', camera);
    this.#sends('camera', camera);
    this.#show({ camera: 'on', own: camera.media });
  }

  #chosen(): Pick<Wanted, 'choice'> {
    const choice = this.#ports.choice?.() ?? {};
    return Object.keys(choice).length === 0 ? {} : { choice };
  }

  #watch(device: Device, capture: Capture<M>): void {
    const mine = () => this.#captures[device] === capture && !this.#closed;
    capture.watch?.({
      ended: () => {
        if (mine()) void this.#lost(device);
      },
      silenced: (on) => {
        if (!mine()) return;
        const state = on ? 'silenced' : device === 'microphone' && this.#muted ? 'off' : 'on';
        this.#show({ [device]: state });
      },
    });
  }

  /** A device went away in use: another takes its place, or it is said that none is there. */
  async #lost(device: Device): Promise<void> {
    this.#captures[device]?.stop();
    this.#captures = { ...this.#captures, [device]: null };
    this.#sends(device, null);
    this.#show({ [device]: 'no-device', ...(device === 'camera' ? { own: null } : {}) });
    if (device === 'microphone') await this.open('VOICE');
    else await this.see(true);
    const label = this.#captures[device]?.label;
    if (label !== undefined && label !== '') this.#show({ instead: { device, label } });
  }

  /** Something came or went: what was missing may be there now. */
  async #look(): Promise<void> {
    const missing = (state: DeviceState) => state === 'no-device' || state === 'in-use';
    const { microphone, camera } = this.#view;
    if (missing(microphone) && this.#captures.microphone === null) await this.open('VOICE');
    if (missing(camera) && this.#captures.camera === null && !this.#closed) await this.see(true);
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
