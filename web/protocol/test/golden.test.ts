import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCustomerFrame, readWorkspaceFrame } from '../src/index';

const FOLDER = new URL('../../../contract/golden/frames/', import.meta.url);

function golden(name: string): Readonly<Record<string, unknown>> {
  const whole: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  return Object.fromEntries(Object.entries(Object(whole)));
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value;
}

function range(entries: readonly unknown[]): string {
  return JSON.stringify([
    { kind: 'entries', conversation: 'c', after: 0, upTo: 99, entries, state: null },
  ]);
}

// The server's tests read the same files: both sides agree, or one of them is red.
describe('the golden frames', () => {
  it('are all known here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([
      'client-customer.json',
      'client-workspace.json',
      'entries.json',
      'server-shared.json',
    ]);
  });

  it('of both edges are read whole, event by event', () => {
    const events = list(golden('server-shared.json').frame);
    const text = JSON.stringify(events);
    const kinds = events.map((event) => Object(event).kind);
    expect(readCustomerFrame(text).map((event) => event.kind)).toEqual(kinds);
    expect(readWorkspaceFrame(text).map((event) => event.kind)).toEqual(kinds);
  });

  it('bring every entry to the page and to the workspace', () => {
    const { customer, workspace } = golden('entries.json');
    const seqs = (entries: readonly unknown[]) => entries.map((entry) => Object(entry).seq);
    const [toPage] = readCustomerFrame(range(list(customer)));
    const [toAgent] = readWorkspaceFrame(range(list(workspace)));
    expect(toPage?.kind === 'entries' && seqs(toPage.entries)).toEqual(seqs(list(customer)));
    expect(toAgent?.kind === 'entries' && seqs(toAgent.entries)).toEqual(seqs(list(workspace)));
  });
});
