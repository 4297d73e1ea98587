import { isObject, json, type Media } from '@zongji/protocol';
import { type Entered, type Server, upload } from './api';
import { newId, quietly, storage } from './platform';

/** A picture or a voice message that was taken on this phone. */
export interface Taken {
  readonly kind: 'IMAGE' | 'VOICE';
  /** Where WeChat keeps it, for this run of the mini program. */
  readonly path: string;
  /** How long it speaks, in milliseconds; 0 for a picture. */
  readonly durationMs: number;
}

/** A picture or voice message on its way to the server. */
export interface Upload extends Taken {
  /** Also the client id of the message that will carry it, so that it is sent once. */
  readonly id: string;
  readonly percent: number;
  /** Why it failed; null while it goes on or waits for the network. */
  readonly failed: string | null;
}

interface Owner {
  readonly server: Server;
  readonly entered: Entered;
  /** The client id is that of the upload, so that whoever says it again says it once. */
  readonly uploaded: (media: Media, clientId: string) => void;
  readonly changed: () => void;
  /** Whether the line to the server stands, so that a failure is none of the network. */
  readonly online: () => boolean;
}

interface Kept extends Taken {
  readonly id: string;
  /** When it was taken, in milliseconds since 1970; no two are the same. */
  readonly at: number;
}

/** What was taken longer ago than this, in milliseconds, is forgotten. */
const KEPT_FOR = 24 * 3_600_000;

/**
 * Sends pictures and voice messages one after the other, in the order in which they were taken.
 *
 * What the network interrupts goes out when it is back; what a closed mini program interrupts goes
 * out when it is opened again. Each once, because the message has the id of the upload.
 */
export class Uploads {
  readonly #owner: Owner;
  readonly #prefix: string;
  #all: readonly Upload[] = [];
  #sending: { readonly id: string; readonly abort: () => void } | null = null;
  #stopped = false;
  #last = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#prefix = `zongji.upload.${owner.entered.conversation}.`;
    const kept = storage.keys(this.#prefix).flatMap((key) => this.#keptIn(key));
    kept.sort((one, other) => one.at - other.at);
    this.#all = kept.map((one) => ({ ...one, percent: 0, failed: null }));
  }

  /** What is on its way, in order; the same array until it changes. */
  all(): readonly Upload[] {
    return this.#all;
  }

  add(all: readonly Taken[]): void {
    for (const taken of all) this.#add(taken);
    this.#next();
  }

  retry(id: string): void {
    this.#change(id, { percent: 0, failed: null });
    this.#next();
  }

  discard(id: string): void {
    if (this.#sending?.id === id) {
      this.#sending.abort();
      this.#sending = null;
    }
    this.#remove(id);
    this.#next();
  }

  /** The line stands (again): what waits goes out. */
  start(): void {
    this.#stopped = false;
    this.#next();
  }

  /** Nothing goes out until {@link start}; nothing is forgotten. */
  stop(): void {
    this.#stopped = true;
    this.#sending?.abort();
    this.#sending = null;
  }

  #add(taken: Taken): void {
    this.#last = Math.max(this.#last + 1, Date.now());
    const kept: Kept = { ...taken, id: newId(), at: this.#last, path: lasting(taken.path) };
    storage.set(this.#prefix + kept.id, JSON.stringify(kept));
    this.#set([...this.#all, { ...kept, percent: 0, failed: null }]);
  }

  #next(): void {
    if (this.#sending !== null || this.#stopped || !this.#owner.online()) return;
    const one = this.#all.find((upload) => upload.failed === null);
    if (one === undefined) return;
    const mine = (act: () => void) => {
      if (this.#sending?.id === one.id) act();
    };
    const abort = upload(this.#owner.server, this.#owner.entered, fileOf(one), {
      progress: (percent) => mine(() => this.#change(one.id, { percent })),
      done: (media) => mine(() => this.#arrived(one.id, media)),
      failed: (code) => mine(() => this.#failed(one.id, code)),
    });
    this.#sending = { id: one.id, abort };
  }

  #arrived(id: string, media: Media): void {
    // Said before it is forgotten: in between nothing may be lost. It counts as under way until
    // then, because saying it tells everybody, and whoever is told might send it again.
    this.#owner.uploaded(media, id);
    this.#remove(id);
    this.#sending = null;
    this.#next();
  }

  #failed(id: string, code: string): void {
    this.#sending = null;
    const waits = code === 'client.offline' && !this.#owner.online();
    this.#change(id, waits ? { percent: 0 } : { failed: code });
    this.#next();
  }

  #change(id: string, change: Partial<Pick<Upload, 'percent' | 'failed'>>): void {
    this.#set(this.#all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #remove(id: string): void {
    const one = this.#all.find((upload) => upload.id === id);
    if (one === undefined) return;
    storage.remove(this.#prefix + id);
    forget(one.path);
    this.#set(this.#all.filter((upload) => upload !== one));
  }

  #set(all: readonly Upload[]): void {
    this.#all = all;
    this.#owner.changed();
  }

  #keptIn(key: string): readonly Kept[] {
    const kept = keptOf(key.slice(this.#prefix.length), storage.get(key));
    if (kept !== null && kept.at >= Date.now() - KEPT_FOR) return [kept];
    storage.remove(key);
    if (kept !== null) forget(kept.path);
    return [];
  }
}

function keptOf(id: string, source: string | null): Kept | null {
  try {
    const value = json(source ?? '', id);
    if (!isObject(value)) return null;
    const { kind, path, durationMs, at } = value;
    if (kind !== 'IMAGE' && kind !== 'VOICE') return null;
    if (typeof path !== 'string' || typeof durationMs !== 'number' || typeof at !== 'number') {
      return null;
    }
    return { id, kind, path, durationMs, at };
  } catch {
    return null;
  }
}

const fileOf = ({ path, kind }: Taken) => ({ path, voice: kind === 'VOICE' });

/** A place where the file outlives this run; where there is no room, the one it has. */
function lasting(path: string): string {
  try {
    return wx.getFileSystemManager().saveFileSync(path);
  } catch {
    return path;
  }
}

function forget(path: string): void {
  quietly(() => wx.getFileSystemManager().unlink({ filePath: path, fail: () => {} }));
}
