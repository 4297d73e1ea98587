import { type QueuePlace, queuePlace, statusOf } from '@zongji/customer-words';
import { type Choice, choicesOf, MESSAGE_CHARACTERS_MAX } from '@zongji/protocol';
import type { CustomerView } from '@zongji/sync';
import type { Config } from './config';
import {
  type CallCard,
  callOf,
  type End,
  endOf,
  pastOf,
  type Row,
  rowsOf,
} from './scene';
import type { Stage, Talk } from './session';
import { VOICE_MAX } from './sound';
import type { Words } from './words';

/** Texts that WXML shows as they are; what counts or names something is put together in rows. */
export type PlainWords = Readonly<Record<string, string>>;

/** Everything that the chat component draws. */
export interface Picture {
  readonly stage: 'opening' | 'trouble' | 'talk';
  readonly words: PlainWords;
  readonly style: string;
  readonly title: string;
  readonly status: string;
  readonly served: boolean;
  readonly trouble: { readonly title: string; readonly detail: string; readonly retry: boolean };
  /** What the bar about the line says; blank while the line is fine. */
  readonly line: string;
  readonly lineNudge: boolean;
  readonly rows: readonly Row[];
  readonly past: string;
  readonly typing: boolean;
  readonly queue: QueuePlace | null;
  readonly call: CallCard | null;
  readonly leaving: boolean;
  readonly chips: readonly Choice[];
  readonly end: End | null;
  readonly score: number;
  readonly meaning: string;
  readonly rating: boolean;
  readonly rateFault: string;
  readonly beginning: boolean;
  readonly open: boolean;
  readonly draft: string;
  readonly over: string;
  readonly ready: boolean;
  readonly speaking: boolean;
  readonly voice: 'idle' | 'recording' | 'cancelling';
  readonly voiceText: string;
  readonly calls: boolean;
  readonly playing: string;
  /** The row that is scrolled to; blank to leave the page where it is. */
  readonly goal: string;
  readonly behind: boolean;
  /** How high the keyboard stands, in CSS pixels. */
  readonly keyboard: number;
}

/** What the hands of the customer have done on this page and nobody else knows. */
export type Hands = Pick<
  Picture,
  | 'leaving'
  | 'score'
  | 'rating'
  | 'rateFault'
  | 'beginning'
  | 'draft'
  | 'speaking'
  | 'voice'
  | 'playing'
  | 'goal'
  | 'behind'
  | 'keyboard'
> & { readonly voiceSince: number; readonly lineLate: boolean };

/** Nothing done yet. */
export const STILL: Hands = {
  leaving: false,
  score: 0,
  rating: false,
  rateFault: '',
  beginning: false,
  draft: '',
  speaking: false,
  voice: 'idle',
  playing: '',
  goal: '',
  behind: false,
  keyboard: 0,
  voiceSince: 0,
  lineLate: false,
};

/** Draws a page from what is known; the same for the same. `now` is milliseconds since 1970. */
export function pictureOf(
  {
    config,
    words,
    stage,
  }: { readonly config: Config; readonly words: Words; readonly stage: Stage },
  hands: Hands,
  now: number,
): Picture {
  const { voiceSince, lineLate, ...shown } = hands;
  const over = [...hands.draft].length - MESSAGE_CHARACTERS_MAX;
  const base = {
    ...shown,
    ...EMPTY,
    words: plain(words),
    style: styleOf(config.accent),
    title: config.title ?? words.title,
    meaning: words.rateStars[hands.score - 1] ?? '',
    over: over > 0 ? words.tooLong(over) : '',
    ready: hands.draft.trim() !== '' && over <= 0,
    voiceText: voiceText(words, hands, now),
    calls: config.calls !== false,
  };
  switch (stage.kind) {
    case 'opening':
      return { ...base, stage: 'opening', status: words.connecting };
    case 'trouble': {
      const said = words.trouble[stage.code] ?? words.trouble['client.offline'];
      const trouble = {
        title: said?.title ?? '',
        detail: said?.detail ?? '',
        retry: stage.code !== 'client.config',
      };
      return { ...base, stage: 'trouble', status: '', trouble };
    }
    case 'talk':
      return { ...base, ...talkOf({ config, words }, stage, { now, lineLate }) };
  }
}

const EMPTY = {
  served: false,
  trouble: { title: '', detail: '', retry: false },
  line: '',
  lineNudge: false,
  rows: [],
  past: '',
  typing: false,
  queue: null,
  call: null,
  chips: [],
  end: null,
  open: false,
};

function talkOf(
  { config, words }: { readonly config: Config; readonly words: Words },
  talk: Talk,
  { now, lineLate }: { readonly now: number; readonly lineLate: boolean },
) {
  const view = talk.client.view();
  const { state } = view;
  const given = {
    config,
    words,
    view,
    blocks: talk.past.blocks(),
    uploads: talk.uploads.all(),
    now,
  };
  const line = lineText(words, view, lineLate);
  const stage: 'opening' | 'talk' = state === null && line === '' ? 'opening' : 'talk';
  return {
    stage,
    status: statusOf(words, state),
    served: state?.phase === 'SERVED',
    line,
    lineNudge: view.line.kind === 'lost' || view.line.kind === 'connecting',
    rows: rowsOf(given),
    past: pastOf(words, talk.past.state()),
    typing: view.agentTypes,
    queue: queuePlace(words, state),
    call: callOf(words, state),
    chips: state === null ? [] : choicesOf(state),
    end: endOf(words, state),
    open: state !== null && state.phase !== 'ENDED',
  };
}

function lineText(words: Words, { line }: CustomerView, late: boolean): string {
  switch (line.kind) {
    case 'idle':
    case 'ready':
      return '';
    case 'connecting':
    case 'lost':
      return late ? words.lost : '';
    case 'stopped':
      return line.reason === 'REPLACED' ? words.replaced : '';
  }
}

/** What is recorded shows how long it may still go on once it gets short, in milliseconds. */
const VOICE_WARN = 50_000;

function voiceText(words: Words, hands: Hands, now: number): string {
  switch (hands.voice) {
    case 'idle':
      return words.voiceHold;
    case 'cancelling':
      return words.voiceCancel;
    case 'recording': {
      const spoken = now - hands.voiceSince;
      const left = Math.max(0, Math.ceil((VOICE_MAX - spoken) / 1000));
      return spoken < VOICE_WARN ? words.voiceRelease : words.voiceLeft(left);
    }
  }
}

let plainOf: { readonly words: Words; readonly plain: PlainWords } | null = null;

function plain(words: Words): PlainWords {
  if (plainOf?.words !== words) {
    const texts: Record<string, string> = {};
    for (const [name, value] of Object.entries(words)) {
      if (typeof value === 'string') texts[name] = value;
    }
    plainOf = { words, plain: texts };
  }
  return plainOf.plain;
}

function styleOf(accent: string | undefined): string {
  if (accent === undefined || !/^#[0-9a-f]{6}$/i.test(accent)) return '';
  return `--accent:${accent};--on-accent:${contrast(accent) >= 3.6 ? '#fff' : '#10131a'};`;
}

/** Contrast of white upon a `#rrggbb` colour, 1 to 21. */
function contrast(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function linear(part: number): number {
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
