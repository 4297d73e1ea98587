/**
 * Keeps the second click of a double click with the first: when the first one opened something
 * above the page, the second would press whatever has come to lie under the pointer.
 */
export function keepSecondClicks(page: Document): () => void {
  let first: Element | null = null;
  const judge = (event: MouseEvent) => {
    const layer = layerOf(event.target);
    if (event.detail <= 1) {
      first = layer;
      return;
    }
    if (layer === first) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener('click', judge, { capture: true });
  return () => page.removeEventListener('click', judge, { capture: true });
}

/** The page itself, or the layer above it, that something lies in: a child of the body. */
function layerOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('body > *') : null;
}
