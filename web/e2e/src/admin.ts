/** What an administrator may do by REST, for setting scenes up: cookies and CSRF included. */
export class Admin {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly address: string) {}

  async signIn(login: string, password: string): Promise<void> {
    await this.send('GET', '/api/session').catch(() => null);
    await this.send('POST', '/api/session', { login, password });
  }

  async get(path: string): Promise<unknown> {
    return this.send('GET', path);
  }

  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.raw(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? null : JSON.parse(answer.text);
  }

  /** The answer as it is, refusals too. */
  async raw(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly ok: boolean; readonly status: number; readonly text: string }> {
    const headers: Record<string, string> = {
      cookie: this.cookie,
      'x-xsrf-token': this.cookies.get('XSRF-TOKEN') ?? '',
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(this.address + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
    return { ok: answer.ok, status: answer.status, text: await answer.text() };
  }

  /** The cookies of the sign-in, for a connection that is no request. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (at > 0) this.cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
  }
}
