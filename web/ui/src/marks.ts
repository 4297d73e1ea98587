/** What a state means to its reader; each has a colour and a shape of its own. */
export type Tone = 'good' | 'live' | 'closing' | 'attention' | 'bad' | 'quiet';

/**
 * How every state of the product looks, whatever page shows it: ready is a green circle, at work a
 * blue diamond, on its way out a hollow diamond, wanting attention a triangle, failed a square,
 * at rest a hollow circle. The word always stands beside it.
 */
export const MARKS = {
  presence: { IDLE: 'good', BUSY: 'live', WRAP_UP: 'closing', REST: 'attention', OFFLINE: 'quiet' },
  flow: { UNPUBLISHED: 'quiet', PUBLISHED: 'good', IN_USE: 'live' },
  channel: { IN_USE: 'live', NOT_IN_USE: 'quiet' },
  conversation: {
    FLOW: 'closing',
    WAITING: 'attention',
    OFFERED: 'good',
    SERVED: 'live',
    ENDED: 'quiet',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Tone>>>>;
