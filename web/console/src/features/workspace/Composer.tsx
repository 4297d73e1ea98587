import {
  PaperClipOutlined,
  SendOutlined,
  SmileOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import { MESSAGE_CHARACTERS_MAX, type Task } from '@zongji/protocol';
import { Button, Input, Popover, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import styles from './Composer.module.css';
import { EMOJI } from './emoji';
import { matching } from './matching';
import { filesOf } from './pasted';
import { QuickReplies, useQuickReplies } from './QuickReplies';
import { usePlace } from './useDesk';
import type { ConversationUploads } from './useUploads';
import { VoiceRecorder } from './VoiceRecorder';

interface Props {
  readonly task: Task;
  readonly uploads: ConversationUploads;
  /** Whether it may take the focus: the person opened the conversation. */
  readonly focus: boolean;
  /** Whether this window may say anything. */
  readonly live: boolean;
}

/** Where the agent writes; what was begun survives everything. “/” opens the quick replies. */
export function Composer({ task, uploads, focus, live }: Props) {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const id = task.conversation;
  const [text, setText] = useState(() => client.drafts.get(id));
  const [browsing, setBrowsing] = useState(false);
  const [chosen, setChosen] = useState(0);
  const area = useRef<TextAreaRef>(null);
  const picker = useRef<HTMLInputElement>(null);
  const replies = useQuickReplies(task.mode);

  const slash = text.startsWith('/');
  const wanted = slash ? text.slice(1) : '';
  const found = matching(replies.data ?? [], wanted);
  const listed = browsing || slash;
  const over = [...text].length - MESSAGE_CHARACTERS_MAX;
  const written = text.trim() !== '' && !slash;
  const ready = live && over <= 0 && (written || (!slash && uploads.held.length > 0));

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is opened takes the focus.
  useEffect(() => {
    if (focus && live) area.current?.focus();
  }, []);

  const change = (next: string) => {
    setText(next);
    setChosen(0);
    client.drafts.set(id, next);
    if (next.trim() !== '' && !next.startsWith('/')) client.typing(id);
  };
  const send = () => {
    if (!ready) return;
    uploads.release();
    if (written) client.say(id, { kind: 'TEXT', text: text.trim() });
    change('');
    area.current?.focus();
  };
  const put = (reply: string) => {
    change(slash ? reply : text + reply);
    setBrowsing(false);
    area.current?.focus();
  };
  const insert = (piece: string) => {
    const element = area.current?.resizableTextArea?.textArea;
    const at = element?.selectionStart ?? text.length;
    change(text.slice(0, at) + piece + text.slice(element?.selectionEnd ?? at));
    area.current?.focus();
  };
  const close = () => {
    setBrowsing(false);
    if (slash) change('');
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + found.length) % Math.max(1, found.length));
    } else if (listed && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const reply = listed ? found[chosen] : undefined;
      if (reply !== undefined) put(reply.text);
      else send();
    }
  };

  return (
    <footer className={styles.composer}>
      <div className={styles.tools}>
        <Popover
          open={listed}
          onOpenChange={(open) => (open ? setBrowsing(true) : close())}
          trigger="click"
          placement="topLeft"
          content={
            <QuickReplies
              query={replies}
              found={found}
              wanted={wanted}
              chosen={chosen}
              hover={setChosen}
              put={put}
            />
          }
        >
          <Button type="text" icon={<ThunderboltOutlined />} aria-label={t('quick.title')}>
            <span className={styles.wide}>{t('quick.title')}</span>
          </Button>
        </Popover>
        <Emoji insert={insert} />
        <Tooltip title={t('composer.attachHint')}>
          <Button
            type="text"
            icon={<PaperClipOutlined />}
            aria-label={t('composer.attach')}
            disabled={!live}
            onClick={() => picker.current?.click()}
          />
        </Tooltip>
        <VoiceRecorder send={uploads.voice} />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            uploads.add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <Input.TextArea
        ref={area}
        variant="borderless"
        className={styles.text ?? ''}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        dir="auto"
        readOnly={!live}
        placeholder={t(live ? 'composer.placeholder' : 'composer.elsewhere')}
        aria-label={t('composer.label', { name: task.customer.name })}
        onChange={(event) => change(event.target.value)}
        onKeyDown={pressed}
        onPaste={(event) => {
          const { clipboardData } = event;
          const text = clipboardData.getData('text/plain');
          const files = filesOf({ text, files: [...clipboardData.files] });
          if (files.length === 0) return;
          event.preventDefault();
          uploads.hold(files);
        }}
      />
      <div className={styles.foot}>
        <span className={over > 0 ? styles.over : styles.hint}>
          {over > 0 ? t('composer.tooLong', { count: over }) : t('composer.hint')}
        </span>
        <Button
          type="primary"
          icon={<SendOutlined aria-hidden="true" />}
          disabled={!ready}
          onClick={send}
        >
          {t('composer.send')}
        </Button>
      </div>
    </footer>
  );
}

function Emoji({ insert }: { readonly insert: (piece: string) => void }) {
  const { t } = useTranslation('workspace');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      content={
        <div className={styles.emoji}>
          {EMOJI.map((face) => (
            <button
              key={face}
              type="button"
              onClick={() => {
                insert(face);
                setOpen(false);
              }}
            >
              {face}
            </button>
          ))}
        </div>
      }
    >
      <Button type="text" icon={<SmileOutlined />} aria-label={t('composer.emoji')} />
    </Popover>
  );
}
