import type { Taken } from './uploads';

/** Longest voice message, in milliseconds: the last frame must end within the server's minute. */
export const VOICE_MAX = 59_000;
/** What is shorter than this was a slip of the finger, in milliseconds. */
export const VOICE_MIN = 1_100;

/** What a recording tells; one of `taken` and `failed` ends it. */
export interface Recording {
  readonly started: () => void;
  readonly taken: (voice: Taken) => void;
  readonly failed: (why: 'short' | 'failed') => void;
}

let heard: Recording | null = null;
let wanted = true;
let prepared = false;

/** The phone's one recorder: 16 kHz mono MP3, which every phone and browser plays. */
export const recorder = {
  start: (recording: Recording): void => {
    prepare();
    heard = recording;
    wanted = true;
    wx.getRecorderManager().start({
      duration: VOICE_MAX,
      sampleRate: 16000,
      numberOfChannels: 1,
      encodeBitRate: 48000,
      format: 'mp3',
    });
  },
  /** Whether a recording is under way, or has not told its end yet. */
  busy: (): boolean => heard !== null,
  /** Ends the recording; what was said is taken. */
  stop: (): void => {
    if (heard !== null) wx.getRecorderManager().stop();
  },
  /** Ends the recording and forgets what was said. */
  cancel: (): void => {
    wanted = false;
    if (heard !== null) wx.getRecorderManager().stop();
  },
};

// The recorder is one for the whole mini program and its listeners cannot be taken away.
function prepare(): void {
  if (prepared) return;
  prepared = true;
  const manager = wx.getRecorderManager();
  manager.onStart(() => heard?.started());
  manager.onStop(({ tempFilePath, duration }) => {
    over((recording) => {
      if (!wanted) return;
      if (duration < VOICE_MIN) recording.failed('short');
      else recording.taken({ kind: 'VOICE', path: tempFilePath, durationMs: duration });
    });
  });
  manager.onError(() => over((recording) => recording.failed('failed')));
  // A telephone call comes in: what is half said is not sent.
  manager.onInterruptionBegin(() => {
    over((recording) => recording.failed('failed'));
    manager.stop();
  });
}

function over(tell: (recording: Recording) => void): void {
  const recording = heard;
  heard = null;
  if (recording !== null) tell(recording);
}

/** Plays one voice message at a time. */
export class Player {
  readonly #changed: () => void;
  readonly #failed: () => void;
  #audio: WechatMiniprogram.InnerAudioContext | null = null;
  #playing: string | null = null;

  constructor(changed: () => void, failed: () => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Which message is heard just now; null when none is. */
  playing(): string | null {
    return this.#playing;
  }

  /** Plays a message, or stops the one that is heard. */
  toggle(id: string, url: string): void {
    const same = this.#playing === id;
    this.stop();
    if (same) return;
    // A voice message is heard although the phone's switch says silent: somebody tapped it.
    wx.setInnerAudioOption?.({ obeyMuteSwitch: false });
    const audio = wx.createInnerAudioContext();
    this.#audio = audio;
    this.#set(id);
    const mine = (act: () => void) => {
      if (this.#audio === audio) act();
    };
    audio.onEnded(() => mine(() => this.stop()));
    audio.onError(() =>
      mine(() => {
        this.stop();
        this.#failed();
      }),
    );
    audio.src = url;
    audio.play();
  }

  stop(): void {
    const audio = this.#audio;
    this.#audio = null;
    audio?.stop();
    audio?.destroy();
    this.#set(null);
  }

  #set(id: string | null): void {
    if (this.#playing === id) return;
    this.#playing = id;
    this.#changed();
  }
}
