import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from './engine';
import { Machine } from './machine';
import { freePort } from './ports';

/** What operators copy. */
const CONFIGURATION = fileURLToPath(new URL('../../../deploy/janus/', import.meta.url));
const SECRET = 'a secret of the tests';

/** A Janus of its own, with the configuration for operators. */
export class Janus {
  private engine: Engine | null = null;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
    private readonly machine: Machine,
  ) {}

  /** Starts one that listens on a free port; `deploy/install-janus` installs it. */
  static async start(): Promise<Janus> {
    const machine = Machine.network();
    const folder = mkdtempSync(join(tmpdir(), 'zongji-janus-'));
    const janus = new Janus(await freePort(), folder, machine);
    try {
      janus.configure();
      await janus.run();
    } catch (error) {
      await janus.remove();
      throw error;
    }
    return janus;
  }

  /** What the product must be told of it. */
  get settings(): Readonly<Record<string, string>> {
    return {
      ZONGJI_JANUS_URL: `ws://127.0.0.1:${this.port}`,
      ZONGJI_JANUS_SECRET: SECRET,
      ZONGJI_JANUS_RECORDINGS: this.recordings,
    };
  }

  private get recordings(): string {
    return join(this.folder, 'recordings');
  }

  /** The names of the files that it records into, empty ones too; those that were made into one are gone. */
  recorded(): readonly string[] {
    return existsSync(this.recordings) ? readdirSync(this.recordings) : [];
  }

  /** Starts it again where it was. */
  async run(): Promise<void> {
    const configuration = join(this.folder, 'janus.jcfg');
    this.engine = await Engine.start(['janus', '-F', this.folder, '-C', configuration], {
      host: '127.0.0.1',
      port: this.port,
    });
  }

  /** Janus dies in the middle of whatever it does (`kill -9`). */
  async kill(): Promise<void> {
    await this.engine?.kill();
    this.engine = null;
  }

  /** Ends it and removes everything that it wrote. */
  async remove(): Promise<void> {
    await this.kill();
    this.machine.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private configure(): void {
    for (const name of readdirSync(CONFIGURATION)) {
      const text = readFileSync(join(CONFIGURATION, name), 'utf8')
        .replaceAll('/etc/janus', this.folder)
        .replace('LONG-RANDOM-TEXT', SECRET)
        .replace('ADDRESS-OF-THIS-MACHINE', this.machine.address)
        .replace('ws_port = 8188', `ws_port = ${this.port}`);
      writeFileSync(join(this.folder, name), text);
    }
  }
}
