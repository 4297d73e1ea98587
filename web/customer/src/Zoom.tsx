import { useEffect, useRef } from 'preact/hooks';
import { Cross } from './icons';
import { words } from './words';

/** A picture to look at closely. */
export interface Zoomed {
  readonly url: string;
  readonly name: string;
}

/** A picture over the whole page; the browser's own pinch and scroll enlarge it. */
export function Zoom({ picture, close }: { readonly picture: Zoomed; readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      class="zoom"
      aria-label={picture.name}
      onClose={close}
      onClick={(event) => {
        if (event.target !== image.current) dialog.current?.close();
      }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: enlarging is for pointers. */}
      <img
        ref={image}
        src={picture.url}
        alt={picture.name}
        onClick={(event) => event.currentTarget.classList.toggle('large')}
      />
      <button
        type="button"
        class="icon"
        aria-label={words.close}
        onClick={() => dialog.current?.close()}
      >
        <Cross />
      </button>
    </dialog>
  );
}
