import {
  type CustomerEntry,
  type Fields,
  fields,
  flag,
  instant,
  isObject,
  json,
  known,
  list,
  Malformed,
  type Media,
  readCustomerEntry,
  readUploaded,
  text,
  textOrNull,
  whole,
} from '@zongji/protocol';
import { language } from './words';

/** A refusal; `code` is stable, `client.offline` when nobody answered. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What the page may know of the site before anybody enters. */
export interface Site {
  readonly name: string;
  readonly companyName: string;
  /** A CSS colour, or null for our own. */
  readonly accentColour: string | null;
  readonly open: boolean;
}

/** The answer to entering. */
export interface Entered {
  readonly token: string;
  readonly conversation: string;
  /** Whether this browser has been here before, so that there may be earlier conversations. */
  readonly returning: boolean;
}

/** One own conversation of before. Times are milliseconds since 1970. */
export interface Earlier {
  readonly id: string;
  readonly enteredAt: number;
}

/** A part of a timeline: everything visible with `from < seq`, up to where it was asked. */
export interface Page {
  readonly entries: readonly CustomerEntry[];
  readonly from: number;
}

/** How many entries one look into the past brings. */
const PAGE = 50;

/** Who the site is. */
export async function site(key: string): Promise<Site> {
  const from = fields(await call('GET', `/api/customer/site/${encodeURIComponent(key)}`), 'site');
  return {
    name: text(from, 'name'),
    companyName: textOrNull(from, 'companyName') ?? '',
    accentColour: textOrNull(from, 'accentColour'),
    open: flag(from, 'open'),
  };
}

/** Enters by a channel; `fresh` begins again after an end. */
export async function enter(key: string, token: string | null, fresh: boolean): Promise<Entered> {
  const body = {
    channelKey: key,
    ...(token === null ? {} : { token }),
    ...(fresh ? { fresh } : {}),
  };
  const from = fields(await call('POST', '/api/customer/enter', { body }), 'entered');
  return {
    token: text(from, 'token'),
    conversation: text(from, 'conversationId'),
    returning: token !== null,
  };
}

/** Own conversations, newest first. */
export async function conversations(token: string): Promise<readonly Earlier[]> {
  const answer = await call('GET', '/api/customer/conversations', { token });
  return list(fields(answer, 'conversations'), 'items', (value, at) => {
    const from = fields(value, at);
    return { id: text(from, 'id'), enteredAt: instant(from, 'at') };
  });
}

/** What was said before `before`; from the end when null. */
export async function timeline(
  token: string,
  conversation: string,
  before: number | null,
): Promise<Page> {
  const query = `limit=${PAGE}${before === null ? '' : `&before=${before}`}`;
  const path = `/api/customer/conversations/${conversation}/timeline?${query}`;
  const answer = await call('GET', path, { token });
  const from = fields(answer, 'timeline');
  const entries = known(from.values.entries, 'timeline.entries', readCustomerEntry);
  return { entries, from: whole(from, 'after') };
}

/** Uploads a picture, a file or a voice message; `progress` hears percent. The returned function gives it up. */
export function upload(
  ticket: { readonly token: string; readonly conversation: string },
  what: { readonly blob: Blob; readonly name: string; readonly voice: boolean },
  heard: {
    readonly progress: (percent: number) => void;
    readonly done: (media: Media) => void;
    readonly failed: (code: string) => void;
  },
): () => void {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', what.blob, what.name);
  if (what.voice) form.append('voice', 'true');
  form.append('conversationId', ticket.conversation);
  request.open('POST', '/api/customer/media');
  request.setRequestHeader('Authorization', `Bearer ${ticket.token}`);
  request.setRequestHeader('Accept-Language', language);
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) {
      heard.progress(Math.floor((100 * event.loaded) / Math.max(1, event.total)));
    }
  };
  request.onerror = () => heard.failed('client.offline');
  request.onload = () => {
    try {
      const answer = json(request.responseText, 'upload');
      if (request.status < 300) heard.done(readUploaded(answer, 'upload'));
      else heard.failed(codeOf(answer, request.status));
    } catch {
      heard.failed(`http.${request.status}`);
    }
  };
  request.send(form);
  return () => request.abort();
}

interface Call {
  readonly token?: string;
  readonly body?: object;
}

/** Asks the server by REST; a refusal is thrown as {@link Refusal}. */
export async function call(
  method: 'GET' | 'POST',
  path: string,
  given: Call = {},
): Promise<unknown> {
  const headers: Record<string, string> = { 'Accept-Language': language };
  if (given.token !== undefined) headers.Authorization = `Bearer ${given.token}`;
  if (given.body !== undefined) headers['Content-Type'] = 'application/json';
  const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) };
  const response = await reach(path, { method, headers, ...body });
  const answer = await response.text();
  if (!response.ok) throw new Refusal(codeIn(answer, response.status));
  return json(answer, path);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new Refusal('client.offline');
  }
}

function codeIn(answer: string, status: number): string {
  try {
    return codeOf(json(answer, 'problem'), status);
  } catch (error) {
    if (error instanceof Malformed) return status >= 500 ? 'client.offline' : `http.${status}`;
    throw error;
  }
}

function codeOf(answer: unknown, status: number): string {
  const from: Fields | null = isObject(answer) ? fields(answer, 'problem') : null;
  return (from === null ? null : textOrNull(from, 'code')) ?? `http.${status}`;
}
