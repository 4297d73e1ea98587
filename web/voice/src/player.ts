import { Source } from './source';

/** How fast voice messages can be played, one after the other at a press. */
export const RATES: readonly number[] = [1, 1.5, 2];

/** What is played, or was last. `at` is in milliseconds. */
export interface Playing {
  /** Which message; null when none. */
  readonly id: string | null;
  readonly kind: 'paused' | 'playing' | 'failed';
  readonly at: number;
  readonly rate: number;
}

/** Plays voice messages, one at a time on the whole page. */
export class Player {
  readonly #state = new Source<Playing>({ id: null, kind: 'paused', at: 0, rate: 1 });
  readonly #open: () => HTMLAudioElement;
  #audio: HTMLAudioElement | null = null;

  constructor(open: () => HTMLAudioElement = () => new Audio()) {
    this.#open = open;
  }

  readonly state = (): Playing => this.#state.get();

  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  /** Plays that message, or pauses it when it is playing; another one stops. */
  toggle(id: string, url: string): void {
    const { id: before, kind } = this.state();
    const audio = this.#element();
    if (before === id && kind === 'playing') {
      audio.pause();
      return;
    }
    if (before !== id || kind === 'failed') {
      audio.src = url;
      this.#change({ id, at: 0, kind: 'paused' });
    }
    audio.playbackRate = this.state().rate;
    audio.play().catch((error: unknown) => {
      // A pause before the first sound is no failure.
      if (this.state().id !== id || isInterruption(error)) return;
      this.#change({ kind: 'failed' });
    });
  }

  /** Plays faster, or again at the usual speed. */
  faster(): void {
    const next = RATES.indexOf(this.state().rate) + 1;
    const rate = RATES[next % RATES.length] ?? 1;
    if (this.#audio !== null) this.#audio.playbackRate = rate;
    this.#change({ rate });
  }

  /** Falls silent, as when something is recorded. */
  pause(): void {
    this.#audio?.pause();
  }

  /** Stops that message, if it is the one; its address will be good no longer. */
  stop(id: string): void {
    if (this.state().id !== id) return;
    this.#audio?.pause();
    this.#change({ id: null, kind: 'paused', at: 0 });
  }

  #element(): HTMLAudioElement {
    if (this.#audio !== null) return this.#audio;
    const audio = this.#open();
    audio.preload = 'auto';
    audio.onplaying = () => this.#change({ kind: 'playing' });
    audio.ontimeupdate = () => this.#change({ at: audio.currentTime * 1000 });
    audio.onpause = () => this.#change({ kind: 'paused' });
    audio.onended = () => this.#change({ kind: 'paused', at: 0 });
    audio.onerror = () => {
      if (this.state().id !== null) this.#change({ kind: 'failed' });
    };
    this.#audio = audio;
    return audio;
  }

  #change(part: Partial<Playing>): void {
    this.#state.set({ ...this.state(), ...part });
  }
}

function isInterruption(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
