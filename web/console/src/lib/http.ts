import { askedEarly, forgetEarly, READ_WITHIN_MS } from './early';
import { i18n } from './i18n';
import { Problem, readProblem, UNREACHABLE } from './problem';
import { type Query, search } from './query';

export type { Query } from './query';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const CSRF_COOKIE = 'XSRF-TOKEN';
const CSRF_HEADER = 'X-XSRF-TOKEN';
const CSRF_REFUSED = 'request.csrf';

let whenSignedOut: () => void = () => {};
let whenPasswordMustChange: () => void = () => {};

/** Says what to do when the server no longer knows the session, or wants a new password first. */
export function onSessionLost(listeners: {
  readonly signedOut: () => void;
  readonly passwordMustChange: () => void;
}): void {
  whenSignedOut = listeners.signedOut;
  whenPasswordMustChange = listeners.passwordMustChange;
}

/**
 * The one way to the server's REST operations.
 *
 * Every refusal rejects with a {@link Problem}; an answer without a body resolves to `undefined`.
 */
export const http = {
  get: <T>(path: string, query?: Query): Promise<T> => send<T>('GET', path + search(query)),
  post: <T>(path: string, body?: unknown): Promise<T> => send<T>('POST', path, body),
  put: <T>(path: string, body?: unknown): Promise<T> => send<T>('PUT', path, body),
  delete: <T>(path: string): Promise<T> => send<T>('DELETE', path),
};

async function send<T>(method: Method, path: string, body?: unknown, again = true): Promise<T> {
  const response = await ask(method, path, body);
  const answer = await read(response);
  if (response.ok) return answer;
  const problem = new Problem(response.status, readProblem(answer), answer);
  // Somebody signed in or out in another tab; the refusal brought the new token along.
  if (again && problem.code === CSRF_REFUSED) return send<T>(method, path, body, false);
  tellSessionLost(path, problem);
  throw problem;
}

async function ask(method: Method, path: string, body: unknown): Promise<Response> {
  const form = body instanceof FormData;
  const token = csrfToken();
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': i18n.language === 'en' ? 'en' : 'zh-CN',
      ...(method !== 'GET' && token !== undefined ? { [CSRF_HEADER]: token } : {}),
      ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}),
    },
    // A server that takes a question and never answers is as good as away.
    ...(method === 'GET' ? { signal: AbortSignal.timeout(READ_WITHIN_MS) } : {}),
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  };
  try {
    if (method !== 'GET') forgetEarly();
    return await ((method === 'GET' ? askedEarly(path) : undefined) ?? fetch(path, init));
  } catch {
    throw new Problem(0, { code: UNREACHABLE });
  }
}

// The server's answers have the shapes of contract/openapi.yaml; a test holds the server to them.
// biome-ignore lint/suspicious/noExplicitAny: this is the one place where JSON becomes a type.
async function read(response: Response): Promise<any> {
  const type = response.headers.get('Content-Type') ?? '';
  if (response.status === 204 || !type.includes('json')) return undefined;
  return response.json();
}

function tellSessionLost(path: string, problem: Problem): void {
  if (problem.status === 401 && path !== '/api/session') whenSignedOut();
  if (problem.code === 'staff.password-change-required') whenPasswordMustChange();
}

/** What a request that changes something must carry, for uploads that report their progress. */
export function changeHeaders(): Readonly<Record<string, string>> {
  const token = csrfToken();
  return token === undefined ? {} : { [CSRF_HEADER]: token };
}

/**
 * The token against forgery. Cookies are not kept apart by port: where several installations share
 * a host, all tokens are sent, and each server finds its own.
 */
function csrfToken(): string | undefined {
  const tokens = document.cookie
    .split('; ')
    .filter((part) => part.startsWith(`${CSRF_COOKIE}=`) || part.startsWith(`${CSRF_COOKIE}_`))
    .map((part) => decodeURIComponent(part.slice(part.indexOf('=') + 1)));
  return tokens.length === 0 ? undefined : tokens.join(' ');
}

/** Whether `error` is a refusal with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Problem && error.code === code;
}
