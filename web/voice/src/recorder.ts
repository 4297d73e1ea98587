import { Source } from './source';

/** The longest voice message, in milliseconds; then recording stops by itself. */
export const VOICE_MILLIS_MAX = 60_000;

/** A shorter one was a slip of the finger, in milliseconds. */
const MILLIS_MIN = 1_100;

/** Bits a second, enough for a voice. */
const BITS = 32_000;

/** What browsers may record, what plays in most places first. */
const TYPES = [
  { mime: 'audio/mp4;codecs=mp4a.40.2', name: 'voice.m4a' },
  { mime: 'audio/webm;codecs=opus', name: 'voice.webm' },
  { mime: 'audio/ogg;codecs=opus', name: 'voice.ogg' },
  { mime: 'audio/mp4', name: 'voice.m4a' },
] as const;

/** Why nothing is recorded. */
export type Refusal = 'UNSUPPORTED' | 'FORBIDDEN' | 'NO_MICROPHONE' | 'IN_USE' | 'TOO_SHORT';

/** A recording that can be listened to before it is sent. */
export interface Recorded {
  readonly file: File;
  /** Plays it, until it is sent or thrown away. */
  readonly url: string;
  readonly millis: number;
}

/** How far recording is. `since` is the time it began, in milliseconds since 1970. */
export type RecorderState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'recording'; readonly since: number }
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Records voice messages with the browser's microphone, which is open only while it records. */
export class Recorder {
  readonly #state = new Source<RecorderState>({ kind: 'idle' });
  /** Which try it is; what a given up try brings is thrown away. */
  #turn = 0;
  #stop: (() => void) | null = null;

  readonly state = (): RecorderState => this.#state.get();

  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  /** Asks for the microphone and records. */
  async start(): Promise<void> {
    const now = this.state().kind;
    if (now !== 'idle' && now !== 'refused') return;
    const type = supported();
    if (type === undefined) return this.#refuse('UNSUPPORTED');
    this.#turn += 1;
    const turn = this.#turn;
    this.#state.set({ kind: 'asking' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      if (turn === this.#turn) this.#record(stream, type);
      else close(stream);
    } catch (error) {
      if (turn === this.#turn) this.#refuse(whyOf(error));
    }
  }

  /** Ends the recording; it can be listened to then. */
  stop(): void {
    this.#stop?.();
  }

  /** Throws away what is recorded, or a refusal, and closes the microphone. */
  cancel(): void {
    const state = this.state();
    if (state.kind === 'idle') return;
    this.#turn += 1;
    if (state.kind === 'recorded') URL.revokeObjectURL(state.recorded.url);
    this.#stop?.();
    this.#state.set({ kind: 'idle' });
  }

  /** Hands the recording over, to be sent. */
  take(): File | null {
    const state = this.state();
    if (state.kind !== 'recorded') return null;
    this.cancel();
    return state.recorded.file;
  }

  #record(stream: MediaStream, type: (typeof TYPES)[number]): void {
    const turn = this.#turn;
    const media = new MediaRecorder(stream, { mimeType: type.mime, audioBitsPerSecond: BITS });
    const parts: Blob[] = [];
    const since = Date.now();
    const late = setTimeout(() => this.stop(), VOICE_MILLIS_MAX);
    media.ondataavailable = (event) => parts.push(event.data);
    media.onstop = () => {
      clearTimeout(late);
      close(stream);
      this.#stop = null;
      if (turn === this.#turn) this.#finish(parts, type, Date.now() - since);
    };
    // A microphone that is pulled out ends the recording; what was said is kept.
    media.onerror = () => this.stop();
    this.#stop = () => {
      if (media.state !== 'inactive') media.stop();
    };
    media.start();
    this.#state.set({ kind: 'recording', since });
  }

  #finish(parts: readonly Blob[], type: (typeof TYPES)[number], millis: number): void {
    if (millis < MILLIS_MIN) {
      this.#refuse('TOO_SHORT');
      return;
    }
    const file = new File([...parts], type.name, { type: type.mime.replace(/;.*/, '') });
    const recorded = { file, url: URL.createObjectURL(file), millis };
    this.#state.set({ kind: 'recorded', recorded });
  }

  #refuse(why: Refusal): void {
    this.#state.set({ kind: 'refused', why });
  }
}

/** A page that is not on https has no microphone at all. */
function supported(): (typeof TYPES)[number] | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined;
  if (!('mediaDevices' in navigator) || navigator.mediaDevices === undefined) return undefined;
  return TYPES.find(({ mime }) => MediaRecorder.isTypeSupported(mime));
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function whyOf(error: unknown): Refusal {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'FORBIDDEN';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'NO_MICROPHONE';
    case 'NotReadableError':
    case 'AbortError':
      return 'IN_USE';
    default:
      return 'UNSUPPORTED';
  }
}
