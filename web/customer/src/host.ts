import { fields, isObject, textOrNull } from '@zongji/protocol';

/** Whether the page stands in the widget's frame on somebody's site. */
export const embedded: boolean = window.parent !== window;

let shown = !embedded;
const listeners = new Set<() => void>();

/** Whether a person can see the page now. */
export function visible(): boolean {
  return shown && document.visibilityState === 'visible';
}

/** Calls `listener` whenever {@link visible} may have changed. */
export function onVisible(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the bubble how many messages were not seen. */
export function tellUnread(count: number): void {
  tell({ zongji: 'unread', count });
}

/** Asks the bubble to put the frame away. */
export function tellClose(): void {
  tell({ zongji: 'close' });
}

function tell(message: object): void {
  // Counts and wishes only, nothing secret: any site that may frame the page may know them.
  if (embedded) window.parent.postMessage(message, '*');
}

document.addEventListener('visibilitychange', changed);
window.addEventListener('message', (event) => {
  if (event.source !== window.parent || !isObject(event.data)) return;
  const said = textOrNull(fields({ said: event.data.zongji }, 'message'), 'said');
  if (said !== 'shown' && said !== 'hidden') return;
  shown = said === 'shown';
  changed();
});
tell({ zongji: 'ready' });

function changed(): void {
  for (const listener of listeners) listener();
}
