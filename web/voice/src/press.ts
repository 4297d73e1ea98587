/** A press shorter than this is a tap, in milliseconds. */
const TAP = 350;
/** A finger that goes up so far throws the recording away, in CSS pixels. */
const AWAY = 64;

/** What a press tells. */
interface Heard {
  readonly began: () => void;
  /** The finger is where letting go throws away, or has come back. */
  readonly away: (away: boolean) => void;
  readonly ended: (how: 'tap' | 'hold' | 'away') => void;
}

/** Tells a tap from a press that is held, and a finger that slides away. */
export class Press {
  readonly #heard: Heard;
  #at: { readonly time: number; readonly y: number } | null = null;
  #away = false;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  down(time: number, y: number): void {
    this.#at = { time, y };
    this.#away = false;
    this.#heard.began();
  }

  move(y: number): void {
    if (this.#at === null) return;
    const away = this.#at.y - y > AWAY;
    if (away === this.#away) return;
    this.#away = away;
    this.#heard.away(away);
  }

  up(time: number): void {
    if (this.#at === null) return;
    const short = time - this.#at.time < TAP;
    this.#at = null;
    this.#heard.ended(this.#away ? 'away' : short ? 'tap' : 'hold');
  }
}
