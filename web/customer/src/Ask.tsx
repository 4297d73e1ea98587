import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly yes: string;
  readonly no: string;
  readonly answered: (yes: boolean) => void;
}

/** A question before something that cannot be undone. Escape and a tap outside mean no. */
export function Ask({ title, note, yes, no, answered }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      class="ask"
      aria-label={title}
      onCancel={() => answered(false)}
      onClick={(event) => {
        if (event.target === dialog.current) answered(false);
      }}
    >
      <div>
        <h2>{title}</h2>
        {note !== undefined && <p>{note}</p>}
        <div class="choices">
          <button type="button" class="primary" onClick={() => answered(false)}>
            {no}
          </button>
          <button type="button" class="danger" onClick={() => answered(true)}>
            {yes}
          </button>
        </div>
      </div>
    </dialog>
  );
}
