// The product on a free port with data of its own, for as long as a measure takes.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What starts the product as it was built; `ZONGJI_PROGRAM` names another. */
const PROGRAM =
  process.env.ZONGJI_PROGRAM ??
  fileURLToPath(new URL('../../.build/zongji/bin/zongji', import.meta.url));
const READY_WITHIN_MS = 150_000;
export const PASSWORD = 'Zongji-2026!';

/**
 * Starts it, hands it to `use` and stops it, whatever happens. `env` is added to what it needs;
 * `person` signs somebody else in for the first time.
 */
export async function withServer(use, env = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`there is no ${PROGRAM}: make build`);
  const data = mkdtempSync(join(tmpdir(), 'zongji-bench-'));
  const port = Number(process.env.ZONGJI_PORT ?? (await freePort()));
  const child = spawn(PROGRAM, [], {
    env: {
      ...process.env,
      JAVA_TOOL_OPTIONS: '-Xmx768m',
      ZONGJI_PORT: String(port),
      ZONGJI_DATA: data,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (part) => (printed += part));
  child.stderr.on('data', (part) => (printed += part));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = `http://localhost:${port}`;
    await ready(address, child, () => printed);
    const password = /One-time password: (\S+)/.exec(printed)?.[1];
    const person = async (login, once) => {
      const signed = new Person(address);
      await signed.send('POST', '/api/session', { login, password: once });
      await signed.send('POST', '/api/session/password', { current: once, new: PASSWORD });
      return signed;
    };
    const boss = await person('000001', password);
    return await use({ address, boss, person, printed });
  } finally {
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  }
}

async function ready(address, child, printed) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${printed()}`);
    const answer = await fetch(`${address}/actuator/health/readiness`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server was not ready in ${READY_WITHIN_MS} ms:\n${printed()}`);
}

/** What answers, signed in or not, with the cookie against forged requests. */
const TOKEN = '/api/session';

/** Somebody by REST: cookies and the header against forged requests included. */
class Person {
  #cookies = new Map();

  constructor(address) {
    this.address = address;
  }

  async send(method, path, body) {
    if (this.#cookies.size === 0 && method !== 'GET') await this.send('GET', TOKEN);
    const answer = await fetch(this.address + path, {
      method,
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-xsrf-token': this.#cookies.get('XSRF-TOKEN') ?? '',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
    if (method === 'GET' && path === TOKEN) return null;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  /** The cookies for a browser. */
  cookies() {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.address }));
  }
}

/** One that outgoing connections are not given, so that none of them takes it before the product does. */
async function freePort() {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const free = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return free ? port : freePort();
}
