import type { Media } from '@zongji/protocol';
import { upload } from './api';
import { newId } from './browser';
import { lighter } from './picture';

/** A picture or file on its way to the server. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** An address that shows the picture; null for files. */
  readonly preview: string | null;
  readonly percent: number;
  /** Why it failed; null while it goes on. */
  readonly failed: string | null;
  readonly retry: () => void;
  readonly discard: () => void;
}

interface Owner {
  readonly ticket: { readonly token: string; readonly conversation: string };
  readonly uploaded: (media: Media) => void;
  readonly changed: (all: readonly Upload[]) => void;
}

/** Sends pictures and files one after the other, so that they arrive in the order of choosing. */
export class Uploads {
  readonly #owner: Owner;
  #all: readonly Upload[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.#begin(file);
  }

  #begin(file: File): void {
    const id = newId();
    const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
      ? URL.createObjectURL(file)
      : null;
    const send = () => {
      this.#change(id, { percent: 0, failed: null });
      this.#queue = this.#queue.then(() => this.#send(id, file));
    };
    const one: Upload = {
      id,
      name: file.name,
      preview,
      percent: 0,
      failed: null,
      retry: send,
      discard: () => this.#remove(id),
    };
    this.#set([...this.#all, one]);
    send();
  }

  async #send(id: string, file: File): Promise<void> {
    if (!this.#all.some((one) => one.id === id)) return;
    const { blob, name } = await lighter(file);
    await new Promise<void>((over) => {
      upload(this.#owner.ticket, blob, name, {
        progress: (percent) => this.#change(id, { percent }),
        failed: (code) => {
          this.#change(id, { failed: code });
          over();
        },
        done: (media) => {
          this.#remove(id);
          this.#owner.uploaded(media);
          over();
        },
      });
    });
  }

  #change(id: string, change: Partial<Pick<Upload, 'percent' | 'failed'>>): void {
    this.#set(this.#all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #remove(id: string): void {
    const preview = this.#all.find((one) => one.id === id)?.preview;
    if (preview) URL.revokeObjectURL(preview);
    this.#set(this.#all.filter((one) => one.id !== id));
  }

  #set(all: readonly Upload[]): void {
    this.#all = all;
    this.#owner.changed(all);
  }
}
