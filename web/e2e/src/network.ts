import { Machine } from './machine';

let machine: Machine | undefined;

/** An address for all files of a run, some of which run beside each other. */
export function setup(): void {
  try {
    machine = Machine.network();
  } catch {
    // The tests that need one say so.
  }
}

/** Takes away what was added. */
export function teardown(): void {
  machine?.remove();
}
