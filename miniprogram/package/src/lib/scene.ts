import { callLine, faultWords, paused, size } from '@zongji/customer-words';
import type {
  Content,
  CustomerEntry,
  CustomerMessage,
  CustomerNotice,
  CustomerState,
  Media,
} from '@zongji/protocol';
import type { CustomerView, Parcel, Reached } from '@zongji/sync';
import { absolute, type Config } from './config';
import type { Block, PastState } from './history';
import { when } from './time';
import type { Upload } from './uploads';
import { languageOf, type Words } from './words';

/** One line of the conversation as the page draws it. */
export interface Row {
  readonly id: string;
  readonly side: 'system' | 'mine' | 'theirs' | 'notice';
  readonly kind: 'text' | 'image' | 'voice' | 'file';
  /** The time above it; blank where it needs none. */
  readonly time: string;
  readonly name: string;
  readonly face: string;
  readonly text: string;
  readonly url: string;
  /** A smaller picture to show in the row; the picture itself where there is none. */
  readonly thumbnail: string;
  /** What a picture is drawn at, in CSS pixels; 0 where it is not known. */
  readonly width: number;
  readonly height: number;
  /** How long a voice message speaks, in whole seconds. */
  readonly seconds: number;
  readonly note: string;
  readonly failed: boolean;
  /** Whether it is an upload, so that retry and discard go there. */
  readonly upload: boolean;
}

/** What a scene is drawn from. */
export interface Given {
  readonly config: Config;
  readonly words: Words;
  readonly view: CustomerView;
  readonly blocks: readonly Block[];
  readonly uploads: readonly Upload[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The card of a call; null when there is none. */
export interface CallCard {
  readonly title: string;
  readonly yes: string;
  readonly no: string;
}

/** How it ended; null while it goes on. */
export interface End {
  readonly title: string;
  readonly canRate: boolean;
  readonly rated: boolean;
}

/** Pictures are drawn at most this large, in CSS pixels. */
const PICTURE_WIDTH = 200;
const PICTURE_HEIGHT = 260;

/** Everything that was said, oldest first, with what is on its way at the end. */
export function rowsOf(given: Given): readonly Row[] {
  const { view, blocks, uploads } = given;
  const earlier = blocks.flatMap((block) =>
    entryRows(given, block.entries, null).map((row) => ({ ...row, id: `${block.id}.${row.id}` })),
  );
  return [
    ...earlier,
    ...entryRows(given, view.timeline.entries, view.reached),
    ...view.parcels.map((parcel) => parcelRow(given, parcel)),
    ...uploads.map((upload) => uploadRow(given, upload)),
  ];
}

/** How the conversation ended. */
export function endOf(words: Words, state: CustomerState | null): End | null {
  if (state?.phase !== 'ENDED') return null;
  return {
    title: words.ended[state.why ?? ''] ?? words.endedElse,
    canRate: state.canRate && !state.rated,
    rated: state.rated,
  };
}

/** The call that rings or is talked. */
export function callOf(words: Words, state: CustomerState | null): CallCard | null {
  const call = state?.call ?? null;
  if (call === null) return null;
  if (call.phase === 'TALKING') {
    return { title: words.callTalking, yes: words.callJoin, no: words.callHangUp };
  }
  return call.by === 'AGENT'
    ? {
        title: words.callIncoming(call.media === 'VIDEO'),
        yes: words.callAnswer,
        no: words.callDecline,
      }
    : { title: words.callRinging, yes: words.callJoin, no: words.cancel };
}

/** What stands where the past begins. */
export function pastOf(words: Words, state: PastState): string {
  switch (state) {
    case 'none':
      return '';
    case 'more':
      return words.older;
    case 'loading':
      return words.olderLoading;
    case 'failed':
      return words.olderFailed;
    case 'end':
      return words.beginning;
  }
}

function entryRows(
  given: Given,
  entries: readonly CustomerEntry[],
  reached: Reached | null,
): readonly Row[] {
  const mine = entries.filter((entry) => entry.kind === 'MESSAGE' && entry.from === 'CUSTOMER');
  const lastMine = mine[mine.length - 1]?.seq;
  const rows: Row[] = [];
  let before: number | null = null;
  for (const entry of entries) {
    const note =
      reached !== null && entry.seq === lastMine
        ? reachedText(given.words, entry.seq, reached)
        : '';
    const row = entryRow(given, entry, note);
    if (row === null) continue;
    rows.push(paused(before, entry.at) ? { ...row, time: timeOf(given, entry.at) } : row);
    before = entry.at;
  }
  return rows;
}

function entryRow(given: Given, entry: CustomerEntry, note: string): Row | null {
  const id = `e${entry.seq}`;
  if (entry.kind === 'MESSAGE') return messageRow(given, entry, { id, note });
  const text = noticeText(given.words, entry);
  return text === undefined ? null : { ...BLANK, id, side: 'notice', text };
}

function noticeText(words: Words, { notice, call }: CustomerNotice): string | undefined {
  if (call === null) return words.notices[notice];
  return callLine(words, notice, call) ?? words.notices[notice];
}

function messageRow(
  given: Given,
  entry: CustomerMessage,
  base: { readonly id: string; readonly note: string },
): Row {
  const said = { ...contentRow(given, entry.content), ...base };
  switch (entry.from) {
    case 'SYSTEM':
      return { ...said, side: 'system' };
    case 'CUSTOMER':
      return { ...said, side: 'mine' };
    case 'AGENT': {
      const { agent } = entry;
      const { words } = given;
      const name = agent === null ? words.agent : agent.nickname || words.agentNumber(agent.number);
      return { ...said, side: 'theirs', name, face: [...name][0] ?? '' };
    }
  }
}

const BLANK: Row = {
  id: '',
  side: 'mine',
  kind: 'text',
  time: '',
  name: '',
  face: '',
  text: '',
  url: '',
  thumbnail: '',
  width: 0,
  height: 0,
  seconds: 0,
  note: '',
  failed: false,
  upload: false,
};

function contentRow({ config, words }: Given, content: Content): Row {
  if (content.kind === 'TEXT') return { ...BLANK, text: content.text };
  const url = content.url === null ? '' : absolute(config.server, content.url);
  if (content.mediaKind === 'IMAGE') {
    const { width, height } = content;
    const scale = Math.min(1, PICTURE_WIDTH / (width || 1), PICTURE_HEIGHT / (height || 1));
    const room = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const small = 'thumbnail' in content ? content.thumbnail : null;
    const thumbnail = typeof small === 'string' ? absolute(config.server, small) : url;
    return { ...BLANK, kind: 'image', text: content.name, url, thumbnail, ...room };
  }
  const seconds = voiceSeconds(content);
  if (seconds !== null) {
    return { ...BLANK, kind: 'voice', text: words.voicePlay(seconds), url, seconds };
  }
  return { ...BLANK, kind: 'file', text: content.name, note: '', url, name: size(content.bytes) };
}

/** How long a voice message speaks; null for anything else, and 1 where a server does not say. */
function voiceSeconds(content: Media): number | null {
  if (!content.contentType.startsWith('audio/')) return null;
  const said = 'durationMs' in content ? content.durationMs : 0;
  return Math.max(1, Math.round((typeof said === 'number' ? said : 0) / 1000));
}

function parcelRow(given: Given, parcel: Parcel): Row {
  const { words } = given;
  const { state, clientId } = parcel;
  const base = { ...contentRow(given, parcel.content), id: `p${clientId}` };
  switch (state.kind) {
    case 'failed':
      return { ...base, failed: true, note: `${words.failed} · ${faultWords(words, state.code)}` };
    case 'taken':
      return { ...base, note: words.sent };
    case 'waiting':
    case 'flying':
    case 'resting':
      return { ...base, note: words.sending };
  }
}

function uploadRow({ words }: Given, upload: Upload): Row {
  const seconds = Math.max(1, Math.round(upload.durationMs / 1000));
  const base: Row =
    upload.kind === 'IMAGE'
      ? { ...BLANK, kind: 'image', text: words.picture, url: upload.path, thumbnail: upload.path }
      : { ...BLANK, kind: 'voice', text: words.voicePlay(seconds), url: upload.path, seconds };
  const failed = upload.failed !== null;
  const note =
    upload.failed === null
      ? words.uploading(upload.percent)
      : `${words.failed} · ${faultWords(words, upload.failed)}`;
  return { ...base, id: `u${upload.id}`, failed, note, upload: true };
}

function reachedText(words: Words, seq: number, reached: Reached): string {
  if (reached.read >= seq) return words.read;
  if (reached.delivered >= seq) return words.delivered;
  return words.sent;
}

function timeOf({ config, now }: Given, at: number): string {
  return when(at, now, languageOf(config.language));
}
