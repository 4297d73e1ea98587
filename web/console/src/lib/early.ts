/** How long an answer to a question is waited for, in milliseconds. */
export const READ_WITHIN_MS = 30_000;

const begun = new Map<string, Promise<Response>>();

/**
 * Asks for what the first page will want while its scripts are still on their way. Whoever asks for it
 * first by `http` gets this answer.
 */
export function askEarly(path: string): Promise<Response> {
  const answer = fetch(path, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json, application/problem+json' },
    signal: AbortSignal.timeout(READ_WITHIN_MS),
  });
  // Told to whoever wants it.
  answer.catch(() => {});
  begun.set(path, answer);
  return answer;
}

/** The answer to what was asked early, once. */
export function askedEarly(path: string): Promise<Response> | undefined {
  const answer = begun.get(path);
  begun.delete(path);
  return answer;
}
