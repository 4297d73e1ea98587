import { type Ports, type SocketEvents, type Storage, timersOf } from '@zongji/sync';
import { socketAddress } from './config';

/** The connection just broke, or never came to be. */
const BROKEN = 1006;

/** What survives the mini program; a full storage loses only what coming back would have brought. */
export const storage: Storage = {
  get: (key) => {
    try {
      const kept: unknown = wx.getStorageSync(key);
      return typeof kept === 'string' && kept !== '' ? kept : null;
    } catch {
      return null;
    }
  },
  set: (key, value) => quietly(() => wx.setStorageSync(key, value)),
  remove: (key) => quietly(() => wx.removeStorageSync(key)),
  keys: (prefix) => {
    try {
      return wx.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
};

/** What a customer's client needs of WeChat. */
export function portsTo(server: string): Ports {
  return {
    connect: (events) => connect(socketAddress(server), events),
    timers: timersOf(
      Date.now,
      (run: () => void, millis: number) => setTimeout(run, millis),
      (timer) => clearTimeout(timer),
    ),
    storage,
    random: Math.random,
    newId,
    report: (error) => {
      setTimeout(() => {
        throw error;
      });
    },
  };
}

let made = 0;

/** An id that nobody else makes: unique for this customer, which is all that a client id must be. */
export function newId(): string {
  made += 1;
  const chance = () => Math.floor(Math.random() * 0x100000000).toString(36);
  return `${Date.now().toString(36)}-${made.toString(36)}-${chance()}${chance()}`;
}

/** Whether a storage that is full or forbidden refused; nothing depends on it. */
export function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Kept nowhere: it is here until the mini program is closed.
  }
}

function connect(url: string, events: SocketEvents) {
  let open = false;
  let over = false;
  // WeChat tells of one failure in up to three ways, in no certain order.
  const gone = (code: number) => {
    if (over) return;
    over = true;
    open = false;
    events.closed(code);
  };
  const task = wx.connectSocket({ url, tcpNoDelay: true, fail: () => later(() => gone(BROKEN)) });
  task.onOpen(() => {
    if (over) return;
    open = true;
    events.opened();
  });
  task.onMessage(({ data }) => {
    if (!over && typeof data === 'string') events.received(data);
  });
  task.onError(() => later(() => gone(BROKEN)));
  task.onClose(({ code }) => gone(code));
  return {
    send: (text: string) => {
      if (open) task.send({ data: text, fail: () => gone(BROKEN) });
    },
    close: () => {
      over = true;
      open = false;
      task.close({ code: 1000, fail: () => {} });
    },
  };
}

/** The close frame, which has a meaning, comes right behind the error, which has none. */
function later(run: () => void): void {
  setTimeout(run, 50);
}
