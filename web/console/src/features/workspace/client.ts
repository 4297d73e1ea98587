import {
  type Ports,
  type SocketEvents,
  storageOf,
  timersOf,
  uuidOf,
  WorkspaceClient,
} from '@zongji/sync';

/** What survives a reload of the workspace. */
export const storage = storageOf(() => localStorage);

/** A new id that nobody else makes. */
export function newId(): string {
  return uuidOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** Where the browser keeps what belongs to one agent. */
export function scopeOf(staffId: string): string {
  return `zongji.workspace.${staffId}`;
}

/** The desk of one agent in this window. */
export function createClient(staffId: string): WorkspaceClient {
  return new WorkspaceClient(ports(), scopeOf(staffId));
}

function ports(): Ports {
  return {
    connect,
    timers: timersOf(Date.now, setTimeout, clearTimeout),
    storage,
    random: Math.random,
    newId,
    report: (error) => setTimeout(() => reportError(error)),
  };
}

function connect(events: SocketEvents) {
  const address = new URL('/ws/workspace', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.onopen = () => events.opened();
  socket.onmessage = (message) => {
    if (typeof message.data === 'string') events.received(message.data);
  };
  socket.onclose = (event) => events.closed(event.code);
  return {
    send: (text: string) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}
