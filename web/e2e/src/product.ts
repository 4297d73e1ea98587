import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports';

/** What starts the product as it was built; `ZONGJI_PROGRAM` names another. */
const PROGRAM =
  process.env.ZONGJI_PROGRAM ??
  fileURLToPath(new URL('../../../.build/zongji/bin/zongji', import.meta.url));
const READY_WITHIN_MS = 150_000;

/** Settings of a product under test. `env` is added to what the product itself needs. */
export type ProductSettings = { readonly env?: Readonly<Record<string, string>> };

/** The product as a company runs it: the real jar, its own data folder, its own embedded database. */
export class Product {
  readonly data = mkdtempSync(join(tmpdir(), 'zongji-e2e-'));
  private child: ChildProcess | null = null;
  private printed = '';

  private constructor(
    readonly port: number,
    private readonly settings: ProductSettings,
  ) {}

  /** Starts on an empty data folder and returns when the product says it is ready. */
  static async start(settings: ProductSettings = {}): Promise<Product> {
    const product = new Product(await freePort(), settings);
    try {
      await product.run();
    } catch (error) {
      await product.remove();
      throw error;
    }
    return product;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Everything the product has printed since it was started first. */
  get output(): string {
    return this.printed;
  }

  /** Starts the server again on the same data folder and port. */
  async run(): Promise<void> {
    const child = spawn(PROGRAM, [], {
      env: {
        ...process.env,
        ...this.settings.env,
        ZONGJI_PORT: String(this.port),
        ZONGJI_DATA: this.data,
        ZONGJI_RESTART: '0',
        JAVA_TOOL_OPTIONS: '-Xmx768m',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.on('data', (part) => this.keep(part));
    child.stderr.on('data', (part) => this.keep(part));
    await this.ready(child);
  }

  /** The server dies in the middle of whatever it does (`kill -9`); its database child is orphaned. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** The server is asked to stop and does. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Stops the server and removes its data. */
  async remove(): Promise<void> {
    if (this.child === null) await this.run();
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  private keep(part: unknown): void {
    this.printed += String(part);
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  private async ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`the product ended:\n${this.printed}`);
      const answer = await fetch(`${this.address}/actuator/health/readiness`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the product was not ready in ${READY_WITHIN_MS} ms:\n${this.printed}`);
  }
}
