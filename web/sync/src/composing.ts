/** The least that is asked of a keyboard event, a browser's or one that a library has wrapped. */
interface KeyLike {
  readonly key?: string;
  readonly keyCode?: number;
  readonly isComposing?: boolean;
  readonly timeStamp?: number;
  readonly nativeEvent?: KeyLike;
}

/** A page that tells when an input method has finished a word. */
interface Composed {
  addEventListener(
    type: 'compositionend',
    listener: (event: { readonly timeStamp: number }) => void,
    capture: boolean,
  ): void;
}

/** What a browser says in place of a key that an input method has taken. */
const TAKEN = 229;
/** Keys that end a composition. */
const ENDING: readonly unknown[] = ['Enter', ' '];
/** Such a key this soon after the end of a composition is the one that ended it, in milliseconds. */
const SAME_KEY_MS = 50;

/**
 * Tells whether a key belongs to an input method. Most browsers say so; Safari ends the composition
 * before the Enter that chose the word goes down, and tells by the key code, or not at all.
 */
export function composingOf(page: Composed | null): (event: KeyLike) => boolean {
  let ended = Number.NEGATIVE_INFINITY;
  page?.addEventListener(
    'compositionend',
    (event) => {
      ended = event.timeStamp;
    },
    true,
  );
  return (event) => {
    const { isComposing, key, keyCode, timeStamp } = event.nativeEvent ?? event;
    if (isComposing === true || keyCode === TAKEN) return true;
    if (!ENDING.includes(key) || timeStamp === undefined) return false;
    return timeStamp >= ended && timeStamp - ended < SAME_KEY_MS;
  };
}
