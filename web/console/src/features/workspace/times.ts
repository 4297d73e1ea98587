import type { Task } from '@zongji/protocol';

/** How pressing it is that a customer waits. */
export type Warmth = 'cool' | 'warm' | 'hot';

/** A customer who waits longer than this for an answer should be noticed, in milliseconds. */
const WARM_AFTER = 30_000;
/** Longer than this is too long, in milliseconds. */
const HOT_AFTER = 90_000;

/** How pressing a wait of so many milliseconds is. */
export function warmthOf(millis: number): Warmth {
  if (millis >= HOT_AFTER) return 'hot';
  return millis >= WARM_AFTER ? 'warm' : 'cool';
}

/** A running time: `0:07`, `12:03`, `1:02:03`. A negative one is zero. */
export function running(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${tail}` : tail.replace(/^0/, '');
}

/** How much of an offer's time is left at `now`, 0 to 1; 1 when it rings until it is answered. */
export function leftOf(offer: NonNullable<Task['offer']>, now: number): number {
  if (offer.deadline === null || offer.ringSeconds === null) return 1;
  const left = (offer.deadline - now) / (offer.ringSeconds * 1000);
  return Math.min(1, Math.max(0, left));
}

/**
 * Whole seconds that are left of an offer's time; null when it rings until it is answered. Never more
 * than it was given, however wrong this machine's clock is.
 */
export function secondsLeft(offer: NonNullable<Task['offer']>, now: number): number | null {
  if (offer.deadline === null || offer.ringSeconds === null) return null;
  return Math.ceil(leftOf(offer, now) * offer.ringSeconds);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
