import { randomUUID } from 'node:crypto';
import { type Ports, timersOf, WorkspaceClient } from '@zongji/sync';
import { expect, vi } from 'vitest';
import WebSocket from 'ws';
import type { Admin } from '../../web/e2e/src/admin';

const WITHIN = { timeout: 20_000 };

/** An agent who works by the workspace's socket, through the very client of the workspace. */
export class Agent {
  readonly #client: WorkspaceClient;

  private constructor(client: WorkspaceClient) {
    this.#client = client;
  }

  /** Comes online as whoever is signed in. */
  static async goesOnline(address: string, signedIn: Admin): Promise<Agent> {
    const client = new WorkspaceClient(portsTo(address, signedIn), 'agent');
    client.start();
    await vi.waitFor(() => expect(client.view().line.kind).toBe('ready'), WITHIN);
    expect(await client.choose('IDLE')).toEqual({ kind: 'done' });
    return new Agent(client);
  }

  leave(): void {
    this.#client.stop();
  }

  /** The only conversation on the desk. */
  get conversation(): string {
    return this.#client.view().desk?.tasks[0]?.conversation ?? '';
  }

  get customerAway(): boolean {
    return this.#client.view().desk?.tasks[0]?.customer.away ?? false;
  }

  get customerTypes(): boolean {
    return this.#client.view().conversations.get(this.conversation)?.customerTypes ?? false;
  }

  async accepts(): Promise<void> {
    const offer = () => this.#client.view().desk?.tasks[0]?.offer ?? null;
    await vi.waitFor(() => expect(offer()).not.toBeNull(), WITHIN);
    expect(await this.#client.accept(this.conversation, offer()?.id ?? '')).toEqual({
      kind: 'done',
    });
  }

  says(text: string): void {
    this.#client.say(this.conversation, { kind: 'TEXT', text });
  }

  types(): void {
    this.#client.typing(this.conversation);
  }

  /** Everything that the customer said, as it arrived here. */
  get heard(): readonly string[] {
    const timeline = this.#client.view().conversations.get(this.conversation)?.timeline;
    return (timeline?.entries ?? []).flatMap((entry) => {
      if (entry.kind !== 'MESSAGE' || entry.from !== 'CUSTOMER') return [];
      const { content } = entry;
      return [
        content.kind === 'TEXT' ? content.text : `${content.mediaKind} ${content.contentType}`,
      ];
    });
  }

  /** The address of the last thing that the customer sent and that is no text. */
  get lastMedia(): string {
    const timeline = this.#client.view().conversations.get(this.conversation)?.timeline;
    const urls = (timeline?.entries ?? []).flatMap((entry) =>
      entry.kind === 'MESSAGE' && entry.content.kind === 'MEDIA' ? [entry.content.url ?? ''] : [],
    );
    return urls.at(-1) ?? '';
  }

  /** Asks the customer for a call. */
  async calls(media: 'VOICE' | 'VIDEO'): Promise<void> {
    expect(await this.#client.calls.ask(this.conversation, media)).toEqual({ kind: 'done' });
  }

  get callPhase(): string | null {
    return this.#client.view().desk?.tasks[0]?.call?.phase ?? null;
  }

  async ends(): Promise<void> {
    const { conversation } = this;
    expect(await this.#client.end(conversation)).toEqual({ kind: 'done' });
    expect(await this.#client.finish(conversation)).toEqual({ kind: 'done' });
  }
}

function portsTo(address: string, signedIn: Admin): Ports {
  const kept = new Map<string, string>();
  return {
    connect: (events) => {
      const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/ws/workspace`, {
        headers: { cookie: signedIn.cookie },
      });
      socket.on('open', () => events.opened());
      socket.on('message', (data) => events.received(String(data)));
      socket.on('close', (code) => events.closed(code));
      socket.on('error', () => {});
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
    timers: timersOf(
      Date.now,
      (run: () => void, millis: number) => setTimeout(run, millis),
      (timer) => clearTimeout(timer),
    ),
    storage: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => kept.set(key, value),
      remove: (key) => kept.delete(key),
      keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    },
    random: Math.random,
    newId: randomUUID,
    report: (error) => {
      throw error;
    },
  };
}
