import { type CustomerEntry, readCustomerEntry } from './customer';
import {
  fields,
  instant,
  isObject,
  json,
  known,
  list,
  Malformed,
  type Read,
  text,
  textOrNull,
  whole,
} from './read';

/** A refusal; `code` is stable, `client.offline` when nobody answered. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What a customer who has come in is given. */
export interface CustomerPass {
  readonly token: string;
  readonly conversation: string;
}

/** One own conversation of before. `enteredAt` is milliseconds since 1970. */
export interface Earlier {
  readonly id: string;
  readonly enteredAt: number;
}

/** A part of a timeline: everything visible with `from < seq`, up to where it was asked. */
export interface TimelinePart {
  readonly entries: readonly CustomerEntry[];
  readonly from: number;
}

/** Reads the answer to entering. */
export const readPass: Read<CustomerPass> = (value, at) => {
  const from = fields(value, at);
  return { token: text(from, 'token'), conversation: text(from, 'conversationId') };
};

/** Reads own conversations, newest first. */
export const readEarlier: Read<readonly Earlier[]> = (value, at) =>
  list(fields(value, at), 'items', (item, place) => {
    const from = fields(item, place);
    return { id: text(from, 'id'), enteredAt: instant(from, 'at') };
  });

/** Reads what was said before a place. */
export const readTimelinePart: Read<TimelinePart> = (value, at) => {
  const from = fields(value, at);
  const entries = known(from.values.entries, `${at}.entries`, readCustomerEntry);
  return { entries, from: whole(from, 'after') };
};

/** The code of a refused request, whatever stands in its answer. */
export function refusalCode(answer: string, status: number): string {
  try {
    const value = json(answer, 'problem');
    const code = isObject(value) ? textOrNull(fields(value, 'problem'), 'code') : null;
    return code ?? `http.${status}`;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    // What stands between us and the server speaks no JSON.
    if (status === 413) return 'request.too-large';
    return status >= 500 ? 'client.offline' : `http.${status}`;
  }
}
