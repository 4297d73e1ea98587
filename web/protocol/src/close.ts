/** Why the server closes a socket. */
export const CLOSE = {
  GOING_AWAY: 1001,
  BAD_FRAME: 4000,
  SIGN_IN_AGAIN: 4001,
  ORIGIN: 4003,
  COME_BACK: 4008,
  REPLACED: 4009,
  TOO_MANY_FRAMES: 4029,
} as const;

/** Longest text of a message, in code points. */
export const MESSAGE_CHARACTERS_MAX = 2000;
