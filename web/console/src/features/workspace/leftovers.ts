import type { Task } from '@zongji/protocol';
import type { Parcel, Storage } from '@zongji/sync';
import type { Upload } from './uploads';

/** What was written in a conversation that is not in the agent's hands any more, and never arrived. */
export interface Leftover {
  readonly conversation: string;
  /** The customer's name, as far as this browser knows it. */
  readonly name: string | null;
  readonly parcels: readonly Parcel[];
  readonly uploads: readonly Upload[];
  /** A text that was begun; empty when there is none. */
  readonly draft: string;
}

interface Given {
  readonly parcels: readonly Parcel[];
  readonly uploads: readonly Upload[];
  readonly drafts: ReadonlyMap<string, string>;
  /** Conversations in which the agent can still write. */
  readonly open: ReadonlySet<string>;
  readonly nameOf: (conversation: string) => string | null;
}

/** Everything that is left, the conversation with the oldest first. */
export function leftoversOf({
  parcels,
  uploads,
  drafts,
  open,
  nameOf,
}: Given): readonly Leftover[] {
  const failed = parcels.filter((parcel) => parcel.state.kind === 'failed');
  const wanted = [...drafts].filter(([, text]) => isWritten(text)).map(([id]) => id);
  const named = [failed.map((one) => one.conversation), uploads.map((one) => one.conversation)];
  const all = new Set([...named.flat(), ...wanted].filter((id) => !open.has(id)));
  return [...all].map((conversation) => ({
    conversation,
    name: nameOf(conversation),
    parcels: failed.filter((one) => one.conversation === conversation),
    uploads: uploads.filter((one) => one.conversation === conversation),
    draft: isWritten(drafts.get(conversation) ?? '') ? (drafts.get(conversation) ?? '') : '',
  }));
}

/** How many things are left. */
export function countOf(leftovers: readonly Leftover[]): number {
  return leftovers.reduce(
    (sum, { parcels, uploads, draft }) =>
      sum + parcels.length + uploads.length + (draft === '' ? 0 : 1),
    0,
  );
}

/** What looks for a quick reply is no text. */
function isWritten(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('/');
}

/** The names of customers whose conversations have left something here. */
export class Names {
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, scope: string) {
    this.#storage = storage;
    this.#prefix = `${scope}.name.`;
  }

  readonly of = (conversation: string): string | null =>
    this.#storage.get(this.#prefix + conversation);

  /** Keeps the names of the desk, and of what `left` says. */
  note(tasks: readonly Task[], left: ReadonlySet<string>): void {
    const open = new Map(tasks.map((task) => [task.conversation, task.customer.name]));
    for (const key of this.#storage.keys(this.#prefix)) {
      const conversation = key.slice(this.#prefix.length);
      if (!open.has(conversation) && !left.has(conversation)) this.#storage.remove(key);
    }
    for (const [conversation, name] of open) {
      if (this.of(conversation) !== name) this.#storage.set(this.#prefix + conversation, name);
    }
  }
}
