// A Janus with the configuration for operators, on a free port, for as long as a measure takes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONFIGURATION = fileURLToPath(new URL('../../deploy/janus/', import.meta.url));
const SECRET = 'a secret of the benchmarks';
const LISTENS_WITHIN_MS = 60_000;

/** Starts it, hands it to `use` and ends it, whatever happens. */
export async function withJanus(use) {
  const folder = mkdtempSync(join(tmpdir(), 'zongji-bench-janus-'));
  const port = await freePort();
  configure(folder, port);
  const command = 'ulimit -c 0; exec janus -F "$0" -C "$0/janus.jcfg"';
  const child = spawn('bash', ['-c', command, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => (printed = (printed + part).slice(-20_000)));
  }
  const end = () => child.kill('SIGKILL');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', end);
  try {
    const deadline = Date.now() + LISTENS_WITHIN_MS;
    while (!(await listens(port))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`Janus does not listen; deploy/install-janus installs it:\n${printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const url = `ws://127.0.0.1:${port}`;
    const recordings = join(folder, 'recordings');
    return await use({ url, secret: SECRET, recordings, pid: child.pid });
  } finally {
    end();
    await gone;
    process.off('exit', end);
    rmSync(folder, { recursive: true, force: true });
  }
}

function configure(folder, port) {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((one) => !one.internal && one.family === 'IPv4')?.address;
  if (address === undefined) {
    throw new Error('Janus talks to nobody by the loopback interface; this machine has no other');
  }
  for (const name of readdirSync(CONFIGURATION)) {
    const text = readFileSync(join(CONFIGURATION, name), 'utf8')
      .replaceAll('/etc/janus', folder)
      .replace('LONG-RANDOM-TEXT', SECRET)
      .replace('ADDRESS-OF-THIS-MACHINE', address)
      .replace('ws_port = 8188', `ws_port = ${port}`);
    writeFileSync(join(folder, name), text);
  }
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePort() {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const free = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return free ? port : freePort();
}
