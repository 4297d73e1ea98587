import {
  type CustomerPass,
  type Earlier,
  fields,
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
} from '@zongji/protocol';

/** The code of whatever was thrown. */
export function codeOf(error: unknown): string {
  return error instanceof Refusal ? error.code : 'http.500';
}

/** Where to ask, and in which language refusals are worded. */
export interface Server {
  readonly address: string;
  readonly language: string;
}

/** What a customer shows at the entry: the token of before, or a fresh code of `wx.login`. */
export interface Entry {
  readonly appId: string;
  readonly flowId: string;
  readonly fresh: boolean;
  readonly proof: { readonly token: string } | { readonly code: string };
}

/** The answer to entering. */
export type Entered = CustomerPass;

/** A call page's address, good once and for a minute. */
export interface CallTicket {
  readonly url: string;
}

/** How many entries one look into the past brings. */
const PAGE = 50;
/** An answer may take this long, in milliseconds. */
const ANSWER_WITHIN = 20_000;
/** An upload may take this long, in milliseconds. */
const UPLOAD_WITHIN = 120_000;

/** Comes in: the open conversation, the one that ended last, or a new one. */
export async function enter(server: Server, entry: Entry): Promise<Entered> {
  const { appId, flowId, fresh, proof } = entry;
  const data = { appId, flowId, ...proof, ...(fresh ? { fresh } : {}) };
  return readPass(await call(server, { path: '/api/customer/enter', data }), 'entered');
}

/** Own conversations, newest first. */
export async function conversations(server: Server, token: string): Promise<readonly Earlier[]> {
  const answer = await call(server, { path: '/api/customer/conversations', token });
  return readEarlier(answer, 'conversations');
}

/** What was said before `before`; from the end when null. */
export async function timeline(
  server: Server,
  { token, conversation }: Entered,
  before: number | null,
): Promise<TimelinePart> {
  const query = `limit=${PAGE}${before === null ? '' : `&before=${before}`}`;
  const path = `/api/customer/conversations/${conversation}/timeline?${query}`;
  return readTimelinePart(await call(server, { path, token }), 'timeline');
}

/** A ticket for the call page; throws a {@link Refusal}. */
export async function callTicket(
  server: Server,
  { token, conversation }: Entered,
  media: 'VOICE' | 'VIDEO',
): Promise<CallTicket> {
  const data = { conversation, media };
  const answer = await call(server, { path: '/api/customer/call-tickets', token, data });
  return { url: text(fields(answer, 'ticket'), 'url') };
}

/** What becomes of an upload. */
export interface Heard {
  readonly progress: (percent: number) => void;
  readonly done: (media: Media) => void;
  readonly failed: (code: string) => void;
}

/** A file of this phone. */
export interface PhoneFile {
  readonly path: string;
  /** Whether it is a voice message. */
  readonly voice: boolean;
}

/** Uploads a file of this phone. The returned function gives it up. */
export function upload(
  server: Server,
  entered: Entered,
  { path, voice }: PhoneFile,
  heard: Heard,
): () => void {
  const task = wx.uploadFile({
    url: `${server.address}/api/customer/media`,
    filePath: path,
    name: 'file',
    formData: { conversationId: entered.conversation, ...(voice ? { voice: 'true' } : {}) },
    header: headersOf(server, entered.token),
    timeout: UPLOAD_WITHIN,
    success: ({ statusCode, data }) => {
      if (statusCode >= 300) {
        heard.failed(refusalCode(data, statusCode));
        return;
      }
      try {
        heard.done(readUploaded(json(data, 'upload'), 'upload'));
      } catch {
        heard.failed(`http.${statusCode}`);
      }
    },
    fail: () => heard.failed('client.offline'),
  });
  task.onProgressUpdate(({ progress }) => heard.progress(progress));
  return () => task.abort();
}

interface Call {
  readonly path: string;
  readonly token?: string;
  readonly data?: object;
}

function call(server: Server, { path, token, data }: Call): Promise<unknown> {
  return new Promise((done, failed) => {
    wx.request({
      url: server.address + path,
      method: data === undefined ? 'GET' : 'POST',
      header: { ...headersOf(server, token), 'Content-Type': 'application/json' },
      ...(data === undefined ? {} : { data: JSON.stringify(data) }),
      // Read here and by one reader: WeChat's own guess at JSON hides what broke.
      dataType: '其他',
      timeout: ANSWER_WITHIN,
      success: ({ statusCode, data: answer }) => {
        const said = typeof answer === 'string' ? answer : JSON.stringify(answer);
        if (statusCode >= 300) {
          failed(new Refusal(refusalCode(said, statusCode)));
          return;
        }
        try {
          done(json(said, path));
        } catch {
          failed(new Refusal(`http.${statusCode}`));
        }
      },
      fail: () => failed(new Refusal('client.offline')),
    });
  });
}

function headersOf(server: Server, token?: string): Record<string, string> {
  return {
    'Accept-Language': server.language,
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
}
