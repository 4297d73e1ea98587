import { CSS } from './style';

/** Styles of the host element that no rule of the site can override. */
const OWN: Readonly<Record<string, string>> = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  'z-index': '2147483647',
  top: '0',
  left: '0',
  width: '0',
  height: '0',
  overflow: 'visible',
  visibility: 'visible',
  opacity: '1',
  transform: 'none',
  filter: 'none',
  contain: 'none',
  direction: 'ltr',
  'pointer-events': 'auto',
};

/** The host is put back at most so often; a site that insists has its way. */
const RETURNS_MAX = 50;

/**
 * Puts the widget's element on the page and keeps it there.
 *
 * It stands beside the body, not in it: routers replace the body, and what a site does to the body
 * (a transform, a zoom, a stacking order) does not reach it. The element has no name of a common
 * one, so that rules for `div` do not meet it; its styles are set on itself with `!important`.
 */
export function hostOf(nonce: string): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  const host = document.createElement('zongji-widget');
  for (const [name, value] of Object.entries(OWN)) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: 'closed' });
  dress(root, nonce);
  const place = () => {
    document.documentElement.append(host);
    const zoom = zoomOf(document.documentElement);
    if (zoom !== 1) host.style.setProperty('zoom', String(1 / zoom), 'important');
  };
  place();
  keepPlace(host, place);
  return { host, root };
}

/** A sheet made by script needs no leave from the site's policy; a style element does. */
function dress(root: ShadowRoot, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = CSS;
    root.append(style);
  }
}

function keepPlace(host: HTMLElement, place: () => void): void {
  let returns = 0;
  const watch = new MutationObserver(() => {
    if (host.isConnected) return;
    returns += 1;
    if (returns > RETURNS_MAX) {
      watch.disconnect();
      return;
    }
    place();
    look();
  });
  const look = () => {
    watch.disconnect();
    watch.observe(document, { childList: true });
    watch.observe(document.documentElement, { childList: true });
  };
  look();
}

function zoomOf(element: Element): number {
  const zoom = 'currentCSSZoom' in element ? element.currentCSSZoom : 1;
  return typeof zoom === 'number' && zoom > 0 ? zoom : 1;
}
