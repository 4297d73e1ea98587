import type { Entry, Task } from '@zongji/protocol';
import type { Storage, WorkspaceConversation } from '@zongji/sync';

/** Remembers, through reloads, up to where the agent has looked at each conversation. */
export class Seen {
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, scope: string) {
    this.#storage = storage;
    this.#prefix = `${scope}.seen.`;
  }

  get(conversation: string): number {
    return Number(this.#storage.get(this.#prefix + conversation) ?? 0);
  }

  /** Returns whether that was further than before. */
  look(conversation: string, upTo: number): boolean {
    if (upTo <= this.get(conversation)) return false;
    this.#storage.set(this.#prefix + conversation, String(upTo));
    return true;
  }

  /** Forgets the conversations that `keep` does not name. */
  prune(keep: ReadonlySet<string>): void {
    for (const key of this.#storage.keys(this.#prefix)) {
      if (!keep.has(key.slice(this.#prefix.length))) this.#storage.remove(key);
    }
  }
}

/** How many of the customer's messages the agent has not looked at. */
export function unreadOf(
  task: Task,
  conversation: WorkspaceConversation | undefined,
  seen: number,
): number {
  if (task.state === 'OFFERED' || conversation === undefined) return 0;
  return conversation.timeline.entries.filter((entry) => entry.seq > seen && isWord(entry)).length;
}

/** Whether an entry is a message of the customer. */
export function isWord(entry: Entry): boolean {
  return entry.kind === 'MESSAGE' && entry.from === 'CUSTOMER';
}
