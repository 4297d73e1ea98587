import type { MediaKind } from './contract';
import { type Fields, fields, type Read, text, textOrNull, whole, wholeOrNull } from './read';

export type { MediaKind } from './contract';

/**
 * A picture, a file or a voice message as it stands in a timeline. `bytes` is its size; pixels are 0
 * for all but pictures.
 */
export interface Media {
  readonly kind: 'MEDIA';
  readonly mediaId: string;
  readonly mediaKind: MediaKind;
  readonly contentType: string;
  readonly name: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** Where to load it from; signed and valid for a while. Null when the server names none. */
  readonly url: string | null;
  /** Where to load the small picture of a picture from; as `url`. */
  readonly thumbnail: string | null;
  /** How long a voice message plays, in milliseconds; 0 for anything else. */
  readonly durationMs: number;
}

/** A text as it stands in a timeline. */
export interface Text {
  readonly kind: 'TEXT';
  readonly text: string;
}

/** What one message says. */
export type Content = Text | Media;

/** What a client sends: its text, or media that it has uploaded before. */
export type Said = Text | { readonly kind: 'MEDIA'; readonly mediaId: string };

/** The largest upload of any kind, in bytes; a larger one need not be sent to be refused. */
export const UPLOAD_BYTES_MAX = 20 * 1024 * 1024;

/** Reads the content of a message. */
export const readContent: Read<Content> = (value, at) => {
  const from = fields(value, at);
  if (text(from, 'kind') === 'TEXT') return { kind: 'TEXT', text: text(from, 'text') };
  return readMedia(from);
};

/** Reads the answer to an upload. */
export const readUploaded: Read<Media> = (value, at) => readMedia(fields(value, at));

function readMedia(from: Fields): Media {
  const contentType = text(from, 'contentType');
  return {
    kind: 'MEDIA',
    mediaId: text(from, 'mediaId'),
    mediaKind: mediaKindOf(from, contentType),
    contentType,
    name: text(from, 'name'),
    bytes: whole(from, 'bytes'),
    width: wholeOrNull(from, 'width') ?? 0,
    height: wholeOrNull(from, 'height') ?? 0,
    url: textOrNull(from, 'url'),
    thumbnail: textOrNull(from, 'thumbnail'),
    durationMs: wholeOrNull(from, 'durationMs') ?? 0,
  };
}

function mediaKindOf(from: Fields, contentType: string): MediaKind {
  const said = textOrNull(from, 'mediaKind') ?? textOrNull(from, 'kind');
  if (said === 'IMAGE' || said === 'FILE' || said === 'VOICE') return said;
  return contentType.startsWith('image/') ? 'IMAGE' : 'FILE';
}
