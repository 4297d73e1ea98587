import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';

const LISTENS_WITHIN_MS = 60_000;
const POLL_MS = 50;

/** A program beside the product that calls go through, started and ended by a test. */
export class Engine {
  private printed = '';

  private constructor(private readonly child: ChildProcess) {}

  /** Starts it and returns when it listens at the TCP port. */
  static async start(
    command: readonly [string, ...(readonly string[])],
    listens: { readonly host: string; readonly port: number },
  ): Promise<Engine> {
    // A crash of it is part of the tests; what it had in its memory is not wanted.
    const child = spawn('bash', ['-c', 'ulimit -c 0; exec "$@"', 'bash', ...command], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const engine = new Engine(child);
    child.stdout.on('data', (part) => engine.keep(part));
    child.stderr.on('data', (part) => engine.keep(part));
    // Gone with the tests, also when they are interrupted.
    const end = (): void => {
      child.kill('SIGKILL');
    };
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const deadline = Date.now() + LISTENS_WITHIN_MS;
    while (!(await answers(listens))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await engine.kill();
        throw new Error(`${command[0]} does not listen:\n${engine.printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return engine;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Ends it without a word, as a crash does. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  private keep(part: unknown): void {
    this.printed = (this.printed + String(part)).slice(-20_000);
  }
}

async function answers(at: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
