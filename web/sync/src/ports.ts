/** One live connection. Sending on a closed one does nothing. */
export interface Socket {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** What a connection tells; after `closed` it tells nothing more. */
export interface SocketEvents {
  readonly opened: () => void;
  readonly received: (text: string) => void;
  /** `code` as in contract/realtime.md; 1006 when the connection just broke. */
  readonly closed: (code: number) => void;
}

/** Time as the client sees it. */
export interface Timers {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls `run` once after `millis`, unless the returned function is called before. */
  readonly after: (millis: number, run: () => void) => () => void;
}

/** A place that survives a reload. All values are text. */
export interface Storage {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
  readonly keys: (prefix: string) => readonly string[];
  /** Whether something is kept only until the page goes; absent where nothing ever is. */
  readonly lossy?: () => boolean;
}

/** Everything from outside that a client needs. */
export interface Ports {
  readonly connect: (events: SocketEvents) => Socket;
  readonly timers: Timers;
  readonly storage: Storage;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** An id that nobody else makes, of at most 64 characters. */
  readonly newId: () => string;
  /** Hears of frames that break the contract; they are passed over. */
  readonly report: (error: unknown) => void;
}
