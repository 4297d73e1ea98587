/** Whoever had a field in hand so short ago may still be typing, in milliseconds. */
const LATELY_MS = 2_000;
/** A second Enter this soon after the first belongs to the first, in milliseconds. */
const TWICE_MS = 500;

/** What the hands are looked at with. */
interface HandsPorts {
  readonly now: () => number;
  /** Whether the focus is in a field. A field that vanishes tells nobody that it lost the focus. */
  readonly inField: () => boolean;
}

/**
 * What the person's hands were doing: keys that come while somebody types, or has just typed, are
 * meant for the text and accept nothing.
 */
export class Hands {
  readonly #ports: HandsPorts;
  #wasInField = false;
  #leftField = Number.NEGATIVE_INFINITY;
  #entered = Number.NEGATIVE_INFINITY;

  constructor(ports: HandsPorts) {
    this.#ports = ports;
  }

  /** Looks where the focus is; whoever changes the screen or hears of the focus calls it. */
  readonly look = (): void => {
    const inField = this.#ports.inField();
    if (this.#wasInField && !inField) this.#leftField = this.#ports.now();
    this.#wasInField = inField;
  };

  /** An Enter; returns whether it stands alone. */
  entered(): boolean {
    const before = this.#entered;
    this.#entered = this.#ports.now();
    return this.#entered - before > TWICE_MS;
  }

  /** Whether a field has the focus, or had it a moment ago. */
  get typing(): boolean {
    this.look();
    return this.#wasInField || this.#ports.now() - this.#leftField < LATELY_MS;
  }
}

const KEYLESS = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
]);

/** Whether something is typed into it. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !KEYLESS.has(target.type);
}

/** The hands at this page. */
export const hands = new Hands({
  now: () => performance.now(),
  inField: () => isField(document.activeElement),
});

/** Watches the focus of the page until the returned function is called. */
export function watchHands(): () => void {
  // A field that is left has lost the focus only after its event.
  const left = () => queueMicrotask(hands.look);
  window.addEventListener('focusin', hands.look);
  window.addEventListener('focusout', left);
  hands.look();
  return () => {
    window.removeEventListener('focusin', hands.look);
    window.removeEventListener('focusout', left);
  };
}
