import { isObject } from '@zongji/protocol';

/** A picture or file that was chosen and is not sent yet. */
export interface Kept {
  /** Also the client id of the message that will carry it, so that it is sent once. */
  readonly id: string;
  readonly conversation: string;
  /** When it was chosen, in milliseconds since 1970; no two are the same. */
  readonly at: number;
  readonly file: File;
  /** Whether it is a voice message. */
  readonly voice: boolean;
}

const NAME = 'zongji.uploads';
const FILES = 'files';
/** What was chosen longer ago than this, in milliseconds, is forgotten. */
const KEPT_FOR = 24 * 3_600_000;

/**
 * Files on their way, kept in the browser until they are sent, so that a reload sends them too.
 *
 * Where the browser keeps nothing (a private window, a full disk), a reload forgets them.
 */
export const shelf = {
  put: (kept: Kept): void => change((files) => files.put(kept)),
  remove: (id: string): void => change((files) => files.delete(id)),
  /** What waits to be sent to a conversation, in the order of choosing. */
  of: async (conversation: string): Promise<readonly Kept[]> => {
    const all = (await stored()).flatMap(kept);
    for (const { id, at } of all) if (at < Date.now() - KEPT_FOR) shelf.remove(id);
    return all
      .filter((one) => one.conversation === conversation && one.at >= Date.now() - KEPT_FOR)
      .sort((one, other) => one.at - other.at);
  },
};

let opened: Promise<IDBDatabase | null> | null = null;

function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((done) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: 'id' });
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
  return opened;
}

function change(what: (files: IDBObjectStore) => void): void {
  void database().then((db) => {
    try {
      if (db !== null) what(db.transaction(FILES, 'readwrite').objectStore(FILES));
    } catch {
      // A browser that cannot keep it loses only what a reload would have brought back.
    }
  });
}

async function stored(): Promise<readonly unknown[]> {
  const db = await database();
  if (db === null) return [];
  return new Promise((done) => {
    const request = db.transaction(FILES).objectStore(FILES).getAll();
    request.onsuccess = () => done(request.result);
    request.onerror = () => done([]);
  });
}

function kept(value: unknown): readonly Kept[] {
  if (!isObject(value)) return [];
  const { id, conversation, at, file } = value;
  return typeof id === 'string' &&
    typeof conversation === 'string' &&
    typeof at === 'number' &&
    file instanceof File
    ? [{ id, conversation, at, file, voice: value.voice === true }]
    : [];
}
