import { type Media, UPLOAD_BYTES_MAX } from '@zongji/protocol';
import { upload } from './api';
import { newId } from './browser';
import { lighter } from './picture';
import { type Kept, shelf } from './shelf';

/** A picture, file or voice message on its way to the server. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** An address that shows the picture; null for files. */
  readonly preview: string | null;
  readonly percent: number;
  readonly voice: boolean;
  /** Why it failed; null while it goes on. */
  readonly failed: string | null;
  readonly retry: () => void;
  readonly discard: () => void;
}

interface Owner {
  readonly ticket: { readonly token: string; readonly conversation: string };
  /** The client id is that of the upload, so that whoever says it again says it once. */
  readonly uploaded: (media: Media, clientId: string) => void;
  readonly changed: (all: readonly Upload[]) => void;
}

/**
 * Sends pictures and files one after the other, so that they arrive in the order of choosing.
 *
 * What a reload interrupts is sent after it, once.
 */
export class Uploads {
  readonly #owner: Owner;
  #all: readonly Upload[] = [];
  #queue: Promise<void> = Promise.resolve();
  #last = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
    void shelf.of(owner.ticket.conversation).then((all) => {
      for (const kept of all) this.#begin(kept);
    });
  }

  add(files: Iterable<File>, voice = false): void {
    const { conversation } = this.#owner.ticket;
    for (const file of files) {
      this.#last = Math.max(this.#last + 1, Date.now());
      const kept = { id: newId(), conversation, at: this.#last, file, voice };
      shelf.put(kept);
      this.#begin(kept);
    }
  }

  #begin({ id, file, voice }: Kept): void {
    const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
      ? URL.createObjectURL(file)
      : null;
    const send = () => {
      this.#change(id, { percent: 0, failed: null });
      this.#queue = this.#queue.then(() => this.#send(id, file, voice));
    };
    const one: Upload = {
      id,
      name: file.name,
      preview,
      percent: 0,
      voice,
      failed: null,
      retry: send,
      discard: () => this.#remove(id),
    };
    this.#set([...this.#all, one]);
    send();
  }

  async #send(id: string, file: File, voice: boolean): Promise<void> {
    if (!this.#all.some((one) => one.id === id)) return;
    const { blob, name } = await lighter(file);
    if (blob.size > UPLOAD_BYTES_MAX) {
      this.#change(id, { failed: 'media.too-large' });
      return;
    }
    await new Promise<void>((over) => {
      upload(
        this.#owner.ticket,
        { blob, name, voice },
        {
          progress: (percent) => this.#change(id, { percent }),
          failed: (code) => {
            this.#change(id, { failed: code });
            over();
          },
          done: (media) => {
            // Said before it is forgotten: in between nothing may be lost.
            this.#owner.uploaded(media, id);
            this.#remove(id);
            over();
          },
        },
      );
    });
  }

  #change(id: string, change: Partial<Pick<Upload, 'percent' | 'failed'>>): void {
    this.#set(this.#all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #remove(id: string): void {
    const preview = this.#all.find((one) => one.id === id)?.preview;
    if (preview) URL.revokeObjectURL(preview);
    shelf.remove(id);
    this.#set(this.#all.filter((one) => one.id !== id));
  }

  #set(all: readonly Upload[]): void {
    this.#all = all;
    this.#owner.changed(all);
  }
}
