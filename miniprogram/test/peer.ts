import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, json } from '@zongji/protocol';
import { type WebSocket, WebSocketServer } from 'ws';

const CONVERSATION = '01997a3e-0000-7000-8000-000000000001';
const START = Date.parse('2026-03-02T01:00:00Z');

/** What is true for the customer, as the server says it. */
const STATE = {
  phase: 'FLOW',
  ahead: null,
  nobodyOnline: false,
  keywords: null,
  choices: null,
  agent: null,
  rated: false,
  canRate: false,
  why: null,
  call: null,
};

type Answer = { readonly status: number; readonly body: object };

/**
 * A server that speaks the contract and does what a test says: for what the components draw. That
 * the real one speaks like this is what the end-to-end tests prove.
 */
export class Peer {
  readonly heard: Readonly<Record<string, unknown>>[] = [];
  readonly asked: { readonly path: string; readonly body: string }[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<WebSocket>();
  readonly #answers = new Map<string, Answer>();
  #entries: readonly Readonly<Record<string, unknown>>[] = [];
  #state: object = STATE;
  #lastSeq = 0;
  /** Whether what the customer says is taken. */
  takes = true;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        this.asked.push({ path, body: Buffer.concat(parts).toString('utf8') });
        const { status, body } = this.#answers.get(path) ?? this.#usual(path);
        response.statusCode = status;
        response.end(JSON.stringify(body));
      });
    });
    const sockets = new WebSocketServer({ server: this.#server });
    sockets.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('message', (frame) => this.#said(socket, json(String(frame), 'frame')));
    });
  }

  static async start(): Promise<Peer> {
    const peer = new Peer();
    await new Promise<void>((ready) => peer.#server.listen(0, '127.0.0.1', ready));
    return peer;
  }

  get address(): string {
    const bound = this.#server.address();
    const port = isPort(bound) ? bound.port : 0;
    return `http://localhost:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    await new Promise((stopped) => this.#server.close(stopped));
  }

  /** From now on this path is answered like this. */
  answers(path: string, status: number, body: object): void {
    this.#answers.set(path, { status, body });
  }

  answersAsUsual(path: string): void {
    this.#answers.delete(path);
  }

  /** Something stands in the timeline, and this is true. */
  tells(entry: object, state: object): void {
    const after = this.#lastSeq;
    this.#add(entry);
    this.#state = { ...this.#state, ...state };
    this.send([this.#range(after)]);
  }

  send(events: readonly object[]): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(events));
  }

  #said(socket: WebSocket, frame: unknown): void {
    if (!isObject(frame)) return;
    this.heard.push(frame);
    const { op, ref, content, clientId, after } = frame;
    if (op === 'hello') {
      const range = this.#range(typeof after === 'number' ? after : 0);
      socket.send(JSON.stringify([{ ...range, kind: 'welcome', ref, epoch: 'one' }]));
      return;
    }
    if (typeof clientId !== 'string') return;
    if (!this.takes) {
      const refused = { kind: 'refused', ref, code: 'conversation.text-too-long', again: false };
      socket.send(JSON.stringify([refused]));
      return;
    }
    const before = this.#lastSeq;
    if (op === 'say') {
      const said = isObject(content) && content.kind === 'MEDIA' ? this.#uploaded() : content;
      this.#add({ kind: 'MESSAGE', from: 'CUSTOMER', clientId, content: said });
    }
    const done = { kind: 'done', ref, conversation: CONVERSATION, seq: this.#lastSeq };
    socket.send(JSON.stringify([done, this.#range(before)]));
  }

  #uploaded(): object {
    return this.#answers.get('/api/customer/media')?.body ?? {};
  }

  #add(entry: object): void {
    this.#lastSeq += 1;
    const at = new Date(START + this.#lastSeq * 1000).toISOString();
    this.#entries = [...this.#entries, { ...entry, seq: this.#lastSeq, at }];
  }

  #range(after: number): object {
    const entries = this.#entries.filter(({ seq }) => typeof seq === 'number' && seq > after);
    const upTo = this.#lastSeq;
    return {
      kind: 'entries',
      conversation: CONVERSATION,
      after: Math.min(after, upTo),
      upTo,
      entries,
      state: this.#state,
    };
  }

  #usual(path: string): Answer {
    switch (path) {
      case '/api/customer/enter':
        return { status: 200, body: { token: 'token', conversationId: CONVERSATION } };
      case '/api/customer/conversations':
        return { status: 200, body: { items: [] } };
      default:
        return { status: 404, body: { code: 'http.404' } };
    }
  }
}

function isPort(bound: string | AddressInfo | null): bound is AddressInfo {
  return typeof bound === 'object' && bound !== null;
}

/** A text of the agent. */
export function agentSays(text: string): object {
  const agent = { number: '000010', nickname: null };
  return { kind: 'MESSAGE', from: 'AGENT', agent, content: { kind: 'TEXT', text } };
}

/** A text of the flow. */
export function flowSays(text: string): object {
  return { kind: 'MESSAGE', from: 'SYSTEM', content: { kind: 'TEXT', text } };
}
