import { type CallMedia, fields, isObject, json, oneOf, text } from '@zongji/protocol';
import { call } from '../api';

/** What a ticket was good for. */
export interface Redeemed {
  readonly token: string;
  readonly conversation: string;
  readonly media: CallMedia;
  /** The page was loaded again: it takes part in the call that is there and asks for no other. */
  readonly again: boolean;
}

/** A ticket is good once; what it brought is kept as long as this tab, for a reload. */
const KEPT = 'zongji.call.';

/** Gives the ticket in, or finds what it brought before the page was loaded again. */
export async function redeem(ticket: string): Promise<Redeemed> {
  const known = kept(ticket);
  if (known !== null) return { ...known, again: true };
  const answer = await call('POST', '/api/customer/call-tickets/redeem', { body: { ticket } });
  const redeemed = readRedeemed(answer);
  try {
    sessionStorage.setItem(KEPT + ticket, JSON.stringify(redeemed));
  } catch {
    // Without storage only a reload is lost.
  }
  return { ...redeemed, again: false };
}

function kept(ticket: string): Omit<Redeemed, 'again'> | null {
  try {
    const known = json(sessionStorage.getItem(KEPT + ticket) ?? 'null', 'kept');
    return isObject(known) ? readRedeemed(known) : null;
  } catch {
    return null;
  }
}

function readRedeemed(value: unknown): Omit<Redeemed, 'again'> {
  const from = fields(value, 'redeemed');
  return {
    token: text(from, 'token'),
    conversation: text(from, 'conversation'),
    media: oneOf(from, 'media', ['VOICE', 'VIDEO'] as const),
  };
}
