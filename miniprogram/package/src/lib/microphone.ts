import { ask } from './ask';
import type { Hands } from './picture';
import { recorder } from './sound';
import type { Taken } from './uploads';
import type { Words } from './words';

/** A finger that has moved up by this much wants to cancel, in CSS pixels. */
const CANCEL_AT = 60;
/** How often the length of a recording is drawn anew, in milliseconds. */
const TICK = 1_000;

/** What recording needs of the room around it. */
interface Surroundings {
  readonly hands: () => Hands;
  readonly move: (hands: Partial<Hands>) => void;
  /** Time has passed while something is recorded. */
  readonly tick: () => void;
  /** A recording is about to begin, and everything else should be quiet. */
  readonly begins: () => void;
  readonly taken: (voice: Taken) => void;
  readonly says: (text: string) => void;
}

/** The way from a pressed finger to a voice message: leave to record, the recording, its end. */
export class Microphone {
  readonly #words: Words;
  readonly #room: Surroundings;
  #tick: ReturnType<typeof setInterval> | null = null;
  #fingerAt = 0;

  constructor(words: Words, room: Surroundings) {
    this.#words = words;
    this.#room = room;
  }

  /** Between keyboard and voice; the microphone is asked for here, not under a pressed finger. */
  wanted(wanted: boolean): void {
    if (!wanted) {
      this.#room.move({ speaking: false });
      return;
    }
    wx.authorize({
      scope: 'scope.record',
      success: () => this.#room.move({ speaking: true }),
      fail: () => void this.#askForLeave(),
    });
  }

  press(y: number): void {
    if (this.#room.hands().voice !== 'idle' || recorder.busy()) return;
    this.#room.begins();
    this.#fingerAt = y;
    this.#room.move({ voice: 'recording', voiceSince: Date.now() });
    this.#ticks(true);
    recorder.start({
      started: () => this.#room.move({ voiceSince: Date.now() }),
      taken: (voice) => {
        this.#over();
        this.#room.taken(voice);
      },
      failed: (why) => {
        this.#over();
        this.#room.says(why === 'short' ? this.#words.voiceShort : this.#words.voiceFailed);
      },
    });
  }

  move(y: number): void {
    if (this.#room.hands().voice === 'idle') return;
    this.#room.move({ voice: this.#fingerAt - y > CANCEL_AT ? 'cancelling' : 'recording' });
  }

  release(cancelled: boolean): void {
    const { voice } = this.#room.hands();
    if (voice === 'idle') return;
    if (cancelled || voice === 'cancelling') recorder.cancel();
    else recorder.stop();
    this.#over();
  }

  /** The page is gone, and what is being recorded with it. */
  leave(): void {
    recorder.cancel();
    this.#ticks(false);
  }

  async #askForLeave(): Promise<void> {
    const { voiceDenied, voiceDeniedNote, settings, cancel } = this.#words;
    const yes = await ask({ title: voiceDenied, note: voiceDeniedNote, yes: settings, no: cancel });
    if (!yes) return;
    wx.openSetting({
      success: ({ authSetting }) => {
        if (authSetting['scope.record']) this.#room.move({ speaking: true });
      },
    });
  }

  #over(): void {
    this.#ticks(false);
    this.#room.move({ voice: 'idle' });
  }

  #ticks(on: boolean): void {
    if (this.#tick !== null) clearInterval(this.#tick);
    this.#tick = on ? setInterval(this.#room.tick, TICK) : null;
  }
}
