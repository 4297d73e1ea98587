import { MESSAGE_CHARACTERS_MAX } from '@zongji/protocol';
import type { CustomerClient } from '@zongji/sync';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isComposing } from './browser';
import { Arrow, Plus } from './icons';
import { VoiceBar } from './VoiceBar';
import { words } from './words';

interface Props {
  readonly client: CustomerClient;
  readonly files: (files: Iterable<File>) => void;
  readonly voice: (file: File) => void;
}

/** Where the customer types; what was begun survives a reload. */
export function Composer({ client, files, voice }: Props) {
  const [text, setText] = useState(() => client.draft());
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const over = [...text].length - MESSAGE_CHARACTERS_MAX;
  const ready = text.trim() !== '' && over <= 0;

  // The height follows the text.
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);
  useEffect(() => {
    // On a phone the keyboard would cover half of what there is to read.
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);

  const change = (next: string) => {
    setText(next);
    client.saveDraft(next);
    if (next.trim() !== '') client.typing();
  };
  const send = () => {
    if (!ready) return;
    client.say({ kind: 'TEXT', text: text.trim() });
    setText('');
    client.saveDraft('');
    box.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <button
        type="button"
        class="icon"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => picker.current?.click()}
      >
        <Plus />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          files([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <div class="field">
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={words.placeholder}
          aria-label={words.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length === 0) return;
            event.preventDefault();
            files(pasted);
          }}
        />
        {over > 0 && (
          <p class="over" role="alert">
            {words.tooLong(over)}
          </p>
        )}
      </div>
      {text === '' ? (
        <VoiceBar send={voice} />
      ) : (
        <button type="submit" class="send" aria-label={words.send} disabled={!ready}>
          <Arrow />
        </button>
      )}
    </form>
  );
}
