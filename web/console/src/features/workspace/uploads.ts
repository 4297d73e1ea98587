import { type Media, UPLOAD_BYTES_MAX } from '@zongji/protocol';
import { uploadMedia } from './api';
import { newId } from './client';

/** A picture, file or voice message on its way to the server. */
export interface Upload {
  readonly id: string;
  readonly conversation: string;
  readonly file: File;
  readonly voice: boolean;
  /** Whether it waits for the person's word before it goes. */
  readonly held: boolean;
  /** An address that shows the picture; null for files. */
  readonly preview: string | null;
  readonly percent: number;
  /** Code of why it failed; null while it goes on. */
  readonly failed: string | null;
}

/** Sends pictures and files in the order in which they were chosen, whichever conversation is shown. */
export class Uploads {
  readonly #uploaded: (conversation: string, media: Media) => void;
  readonly #listeners = new Set<() => void>();
  #all: readonly Upload[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(uploaded: (conversation: string, media: Media) => void) {
    this.#uploaded = uploaded;
  }

  readonly all = (): readonly Upload[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(conversation: string, files: Iterable<File>, voice = false): void {
    for (const file of files) this.#enqueue(this.#kept(conversation, file, { voice, held: false }));
  }

  /** Keeps files beside the text until the person sends them. */
  hold(conversation: string, files: Iterable<File>): void {
    for (const file of files) this.#kept(conversation, file, { voice: false, held: true });
  }

  /** Sends what is held of a conversation, in order. */
  release(conversation: string): void {
    for (const one of this.#all.filter((each) => each.held && each.conversation === conversation)) {
      this.#change(one.id, { held: false });
      this.#enqueue(one);
    }
  }

  retry(upload: Upload): void {
    this.#change(upload.id, { percent: 0, failed: null });
    this.#enqueue(upload);
  }

  discard(upload: Upload): void {
    if (upload.preview !== null) URL.revokeObjectURL(upload.preview);
    this.#set(this.#all.filter((one) => one.id !== upload.id));
  }

  #kept(
    conversation: string,
    file: File,
    how: { readonly voice: boolean; readonly held: boolean },
  ): Upload {
    const preview = isPicture(file) ? URL.createObjectURL(file) : null;
    const one = { id: newId(), conversation, file, ...how, preview, percent: 0, failed: null };
    this.#set([...this.#all, one]);
    return one;
  }

  #enqueue(upload: Upload): void {
    this.#queue = this.#queue.then(() => this.#send(upload));
  }

  async #send(upload: Upload): Promise<void> {
    const { id, conversation } = upload;
    if (!this.#all.some((one) => one.id === id)) return;
    if (upload.file.size > UPLOAD_BYTES_MAX) {
      this.#change(id, { failed: 'media.too-large' });
      return;
    }
    try {
      const progress = (percent: number) => this.#change(id, { percent });
      const media = await uploadMedia(conversation, upload, progress);
      this.discard(upload);
      this.#uploaded(conversation, media);
    } catch (error) {
      this.#change(id, { failed: error instanceof Error ? error.message : 'http.500' });
    }
  }

  #change(id: string, part: Partial<Pick<Upload, 'percent' | 'failed' | 'held'>>): void {
    this.#set(this.#all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  #set(all: readonly Upload[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

function isPicture(file: File): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.type);
}
