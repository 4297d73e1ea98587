import type { SocketEvents } from '@zongji/sync';
import { composingOf, type Ports, type Storage, storageOf, timersOf, uuidOf } from '@zongji/sync';

/** What survives a reload; where the browser forbids it, what survives until the page is left. */
export const storage: Storage = storageOf(() => localStorage);

/** Whether {@link storage} outlives the page. */
export const lasting: boolean = canKeep();

function canKeep(): boolean {
  try {
    localStorage.setItem('zongji.try', '1');
    localStorage.removeItem('zongji.try');
    return true;
  } catch {
    return false;
  }
}

/** Whether a key belongs to an input method; every field that acts on keys asks first. */
export const isComposing = composingOf(document);

/** What a customer's client needs of this browser. */
export function ports(): Ports {
  return {
    connect,
    timers: timersOf(Date.now, setTimeout, clearTimeout),
    storage,
    random: Math.random,
    newId,
    report: (error) => setTimeout(() => reportError(error)),
  };
}

/** An id that nobody else makes. */
export function newId(): string {
  return uuidOf(crypto.getRandomValues(new Uint8Array(16)));
}

function connect(events: SocketEvents) {
  const address = new URL('/ws/customer', location.href);
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
