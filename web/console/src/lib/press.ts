import { useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/*
 * A field is left by the very press that is meant for something else. Were the page to move then,
 * as a complaint comes or goes or a value is tidied up, the release would come down beside what
 * was pressed, and the click would be lost. So nothing moves until the button is up again.
 */

const listeners = new Set<() => void>();
let waiting: (() => void)[] = [];
let down = false;
let up = true;

/** Does it at once, or as soon as the mouse button or finger that is down has come up. */
export function afterPress(act: () => void): void {
  if (down) waiting.push(act);
  else act();
}

/** The value as it was before the press that is going on. */
export function useSteady<T>(value: T): T {
  const pressed = useSyncExternalStore(subscribe, isPressed);
  const shown = useRef(value);
  if (!pressed) shown.current = value;
  return shown.current;
}

/** Notices presses from now on; returns what ends that. */
export function watchPresses(page: Window): () => void {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  const moved = (event: MouseEvent) => {
    // Some releases are never told, as those above another window.
    if (down && event.buttons === 0) released();
  };
  const pressed = () => {
    up = false;
    setDown(true);
  };
  page.addEventListener('mousedown', pressed, options);
  page.addEventListener('mousemove', moved, options);
  for (const event of ['mouseup', 'dragstart', 'blur'] as const) {
    page.addEventListener(event, released, options);
  }
  return () => ending.abort();
}

/** What waited is done before the click is told, so that the click finds it done. */
function released(): void {
  const acts = waiting;
  waiting = [];
  if (acts.length > 0) {
    flushSync(() => {
      for (const act of acts) act();
    });
  }
  up = true;
  // The click follows in the same task.
  setTimeout(() => {
    if (up) setDown(false);
  });
}

function setDown(now: boolean): void {
  if (down === now) return;
  down = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isPressed(): boolean {
  return down;
}
