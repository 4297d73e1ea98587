import { execFileSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';

const NETWORK = fileURLToPath(new URL('../../../deploy/test-network', import.meta.url));

/** This machine as browsers and media servers on it reach each other other than by loopback. */
export class Machine {
  private constructor(
    readonly address: string,
    private readonly added: boolean,
  ) {}

  /** Adds an address for the time of a test when there is none, or says what is missing. */
  static network(): Machine {
    const said = execFileSync(NETWORK, ['up'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const found = Object.values(networkInterfaces())
      .flatMap((one) => one ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    const machine = new Machine(found?.address ?? '', said.includes('added'));
    if (found !== undefined) return machine;
    machine.remove();
    throw new Error('this machine has no IPv4 address but its loopback one');
  }

  /** Takes away what was added. */
  remove(): void {
    if (this.added) execFileSync(NETWORK, ['down']);
  }
}
