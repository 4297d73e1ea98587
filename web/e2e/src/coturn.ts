import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from './engine';
import { Machine } from './machine';
import { freePort } from './ports';

const SECRET = 'relayed in the tests';

/** A coturn of its own, as operators run it: it checks credentials that the product makes. */
export class Coturn {
  private engine: Engine | null = null;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
    private readonly machine: Machine,
  ) {}

  /** Starts one that listens on a free port; `deploy/install-coturn` installs it. */
  static async start(): Promise<Coturn> {
    const machine = Machine.network();
    const folder = mkdtempSync(join(tmpdir(), 'zongji-coturn-'));
    const coturn = new Coturn(await freePort(), folder, machine);
    try {
      await coturn.run();
    } catch (error) {
      await coturn.remove();
      throw error;
    }
    return coturn;
  }

  /** What the product must be told of it. */
  get settings(): Readonly<Record<string, string>> {
    const url = `turn:${this.machine.address}:${this.port}`;
    return {
      ZONGJI_TURN_URLS: `${url}?transport=udp,${url}?transport=tcp`,
      ZONGJI_TURN_SECRET: SECRET,
    };
  }

  /** Ends it and starts it where it was, knowing another secret than the product. */
  async forgetsTheSecret(): Promise<void> {
    await this.engine?.kill();
    await this.run('quite another one');
  }

  /** Ends it and removes everything that it wrote. */
  async remove(): Promise<void> {
    await this.engine?.kill();
    this.machine.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(secret = SECRET): Promise<void> {
    const { address } = this.machine;
    this.engine = await Engine.start(
      [
        'turnserver',
        '-n',
        `--listening-ip=${address}`,
        `--relay-ip=${address}`,
        `--listening-port=${this.port}`,
        '--min-port=32000',
        '--max-port=32700',
        '--use-auth-secret',
        `--static-auth-secret=${secret}`,
        '--realm=zongji.test',
        '--no-tls',
        '--no-dtls',
        '--no-cli',
        '--log-file=stdout',
        `--pidfile=${join(this.folder, 'pid')}`,
        `--db=${join(this.folder, 'db')}`,
      ],
      { host: address, port: this.port },
    );
  }
}
