import type { Ports, SocketEvents, Storage } from '@zongji/sync';

/** What survives a reload; where the browser forbids it, what survives until the page is left. */
export const storage: Storage = usable() ? kept(localStorage) : memory();

/** What a customer's client needs of this browser. */
export function ports(): Ports {
  return {
    connect: (events) => connect('/ws/customer', events),
    timers: {
      now: () => Date.now(),
      after: (millis, run) => {
        const timer = setTimeout(run, millis);
        return () => clearTimeout(timer);
      },
    },
    storage,
    random: Math.random,
    newId,
    report: (error) => setTimeout(() => reportError(error)),
  };
}

/** An id that nobody else makes; `crypto.randomUUID` is missing on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function connect(path: string, events: SocketEvents) {
  const address = new URL(path, location.href);
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

function kept(place: globalThis.Storage): Storage {
  return {
    get: (key) => place.getItem(key),
    set: (key, value) => {
      try {
        place.setItem(key, value);
      } catch {
        // A full storage loses only what a reload would have brought back.
      }
    },
    remove: (key) => place.removeItem(key),
    keys: (prefix) => Object.keys(place).filter((key) => key.startsWith(prefix)),
  };
}

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => values.set(key, value),
    remove: (key) => values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

function usable(): boolean {
  try {
    localStorage.setItem('zongji.probe', '1');
    localStorage.removeItem('zongji.probe');
    return true;
  } catch {
    return false;
  }
}
