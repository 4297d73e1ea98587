import { storage } from './client';

/** The tones an agent may choose from. */
export const TONES = ['bell', 'marimba', 'pulse'] as const;

/** The name of a tone. */
export type Tone = (typeof TONES)[number];

/** How this browser calls its agent. `volume` is 0 to 100. */
export interface AlertChoice {
  readonly tone: Tone;
  readonly volume: number;
  readonly messages: boolean;
}

const KEY = 'zongji.workspace.alerts';
const DEFAULT: AlertChoice = { tone: 'bell', volume: 70, messages: true };

interface Note {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the beginning. */
  readonly at: number;
  /** Seconds until it has faded. */
  readonly fades: number;
  readonly shape: OscillatorType;
}

const NOTES: Readonly<Record<Tone, readonly Note[]>> = {
  bell: [
    { pitch: 880, at: 0, fades: 0.9, shape: 'sine' },
    { pitch: 1318.5, at: 0.02, fades: 0.7, shape: 'sine' },
    { pitch: 659.3, at: 0.32, fades: 1.1, shape: 'sine' },
  ],
  marimba: [
    { pitch: 523.3, at: 0, fades: 0.35, shape: 'triangle' },
    { pitch: 659.3, at: 0.16, fades: 0.35, shape: 'triangle' },
    { pitch: 784, at: 0.32, fades: 0.5, shape: 'triangle' },
  ],
  pulse: [
    { pitch: 740, at: 0, fades: 0.16, shape: 'square' },
    { pitch: 740, at: 0.24, fades: 0.16, shape: 'square' },
  ],
};

const MESSAGE: readonly Note[] = [{ pitch: 987.8, at: 0, fades: 0.25, shape: 'sine' }];

/** A square wave is heard much louder than a sine of the same height. */
const LOUDNESS: Readonly<Record<string, number>> = { square: 0.16, triangle: 0.6, sine: 0.5 };

let context: AudioContext | null = null;

/** What this browser's agent chose. */
export function alertChoice(): AlertChoice {
  try {
    const kept: unknown = JSON.parse(storage.get(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return DEFAULT;
    const tone = 'tone' in kept ? TONES.find((name) => name === kept.tone) : undefined;
    const volume = 'volume' in kept && typeof kept.volume === 'number' ? kept.volume : 70;
    const messages = !('messages' in kept) || kept.messages !== false;
    return { tone: tone ?? DEFAULT.tone, volume: Math.min(100, Math.max(0, volume)), messages };
  } catch {
    return DEFAULT;
  }
}

/** Remembers the choice in this browser. */
export function chooseAlerts(choice: AlertChoice): void {
  storage.set(KEY, JSON.stringify(choice));
}

/** Whether ringing can be heard: not before the person did something, in some browsers never. */
export type SoundState = 'trying' | 'ready' | 'waits' | 'none';

/** So long a browser is given to let the page sound without a tap, in milliseconds. */
const TRY_MS = 1_500;

const listeners = new Set<() => void>();
let state: SoundState = 'trying';

/** Hears when {@link soundState} changes, until the returned function is called. */
export function onSound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether ringing can be heard, as far as the browser says. */
export function soundState(): SoundState {
  return state;
}

/** Some browsers let a page sound that its person has used before: worth trying, after a reload too. */
export function trySound(): void {
  unlockSound();
  setTimeout(() => turn(state === 'trying' ? 'waits' : state), TRY_MS);
}

/** Browsers let a page sound only after its person did something: call this from a tap or a key. */
export function unlockSound(): void {
  try {
    context ??= opened();
    if (context.state === 'running') look();
    else context.resume().then(look, look);
  } catch {
    turn('none');
  }
}

function opened(): AudioContext {
  const audio = new AudioContext();
  audio.onstatechange = look;
  return audio;
}

/** What was heard once and is not any more waits for the person again. */
function look(): void {
  if (context?.state === 'running') turn('ready');
  else if (state === 'ready') turn('waits');
}

function turn(next: SoundState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Rings once; silent when the browser does not allow it yet. */
export function ring(choice: AlertChoice): void {
  play(NOTES[choice.tone], choice.volume);
}

/** A short tick for a message. */
export function tick(choice: AlertChoice): void {
  if (choice.messages) play(MESSAGE, choice.volume);
}

function play(notes: readonly Note[], volume: number): void {
  if (context === null || context.state !== 'running' || volume === 0) return;
  try {
    for (const note of notes) sound(context, note, volume / 100);
  } catch {
    // A sound card that went away takes nothing else along.
    turn('waits');
  }
}

function sound(audio: AudioContext, note: Note, volume: number): void {
  const begin = audio.currentTime + note.at;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = note.shape;
  oscillator.frequency.value = note.pitch;
  const height = Math.max(0.0002, volume * (LOUDNESS[note.shape] ?? 0.5));
  gain.gain.setValueAtTime(0.0001, begin);
  gain.gain.exponentialRampToValueAtTime(height, begin + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + note.fades);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(begin + note.fades + 0.05);
}
