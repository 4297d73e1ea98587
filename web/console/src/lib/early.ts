/** How long an answer to a question is waited for, in milliseconds. */
export const READ_WITHIN_MS = 30_000;

/** How long an answer that nobody has taken up is good for, in milliseconds. */
const FRESH_MS = 10_000;

interface Begun {
  readonly answer: Promise<Response>;
  readonly at: number;
}

const begun = new Map<string, Begun>();

/**
 * Asks for what the first page will want while its scripts are still on their way. Whoever asks for it
 * first by `http` gets this answer, unless something was written meanwhile or it has grown old.
 */
export function askEarly(path: string): Promise<Response> {
  const answer = fetch(path, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json, application/problem+json' },
    signal: AbortSignal.timeout(READ_WITHIN_MS),
  });
  // Told to whoever wants it.
  answer.catch(() => {});
  begun.set(path, { answer, at: performance.now() });
  return answer;
}

/** The answer to what was asked early, once. */
export function askedEarly(path: string): Promise<Response> | undefined {
  const early = begun.get(path);
  begun.delete(path);
  if (early === undefined || performance.now() - early.at > FRESH_MS) return undefined;
  return early.answer;
}

/** Whatever was asked before something is written may not hold after it. */
export function forgetEarly(): void {
  begun.clear();
}
