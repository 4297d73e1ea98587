import {
  type CustomerPass,
  type Earlier,
  fields,
  flag,
  json,
  type Media,
  Refusal,
  readEarlier,
  readPass,
  readTimelinePart,
  readUploaded,
  refusalCode,
  type TimelinePart,
  text,
  textOrNull,
} from '@zongji/protocol';
import { language } from './words';

/** What the page may know of the site before anybody enters. */
export interface Site {
  readonly name: string;
  readonly companyName: string;
  /** A CSS colour, or null for our own. */
  readonly accentColour: string | null;
  readonly open: boolean;
}

/** The answer to entering. */
export interface Entered extends CustomerPass {
  /** Whether this browser has been here before, so that there may be earlier conversations. */
  readonly returning: boolean;
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
  const answer = await call('POST', '/api/customer/enter', { body });
  return { ...readPass(answer, 'entered'), returning: token !== null };
}

/** Own conversations, newest first. */
export async function conversations(token: string): Promise<readonly Earlier[]> {
  return readEarlier(await call('GET', '/api/customer/conversations', { token }), 'conversations');
}

/** What was said before `before`; from the end when null. */
export async function timeline(
  token: string,
  conversation: string,
  before: number | null,
): Promise<TimelinePart> {
  const query = `limit=${PAGE}${before === null ? '' : `&before=${before}`}`;
  const path = `/api/customer/conversations/${conversation}/timeline?${query}`;
  return readTimelinePart(await call('GET', path, { token }), 'timeline');
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
    if (request.status >= 300) {
      heard.failed(refusalCode(request.responseText, request.status));
      return;
    }
    try {
      heard.done(readUploaded(json(request.responseText, 'upload'), 'upload'));
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
  if (!response.ok) throw new Refusal(refusalCode(answer, response.status));
  return json(answer, path);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new Refusal('client.offline');
  }
}
