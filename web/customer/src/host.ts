import { fields, isObject, textOrNull } from '@zongji/protocol';

/** Whether the page stands in the widget's frame on somebody's site. */
export const embedded: boolean = window.parent !== window;

/** Whether the frame is the widget's own, which keeps who the customer is for it. */
const inWidget = embedded && new URLSearchParams(location.search).get('widget') === '1';

/** What the site keeps for the page. */
export interface Kept {
  readonly token: string | null;
  /** Whether it is still there after this page of the site was left. */
  readonly lasting: boolean;
}

/** The site's answer must be here by then, in milliseconds; else the page keeps for itself. */
const PATIENCE = 2_000;

let shown = !embedded;
/** Where the widget lives; only there goes what is secret. */
let site: string | null = null;
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

/** Asks the site what it keeps; null when the page keeps for itself. */
export const kept: Promise<Kept | null> = inWidget ? asked() : Promise.resolve(null);

/** Has the site keep who the customer is; null forgets. */
export function keep(token: string | null): void {
  // Browsers let only listed sites frame the page, and tell the truth about who answered.
  if (site !== null) window.parent.postMessage({ zongji: 'keep', token }, site);
}

function asked(): Promise<Kept | null> {
  return new Promise((done) => {
    setTimeout(() => done(null), PATIENCE);
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent || !isObject(event.data)) return;
      const { zongji, token, lasting } = event.data;
      if (zongji !== 'kept') return;
      site = event.origin;
      done({ token: typeof token === 'string' ? token : null, lasting: lasting === true });
    });
  });
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
