import { InboxOutlined } from '@ant-design/icons';
import type { WorkspaceView } from '@zongji/sync';
import { CopyButton } from '@zongji/ui';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '@/lib/Dialog';
import styles from './Leftovers.module.css';
import { Said } from './Lines';
import { countOf, type Leftover } from './leftovers';
import { useFaultWords, usePlace } from './useDesk';
import { useLeftovers } from './useLeftovers';

/** Leads to what was written and could not be sent; nothing while there is nothing. */
export function LeftoversButton({ view }: { readonly view: WorkspaceView }) {
  const { t } = useTranslation('workspace');
  const [open, setOpen] = useState(false);
  const left = useLeftovers(view);
  if (left.length === 0 && !open) return null;
  return (
    <>
      <Button
        className={styles.open ?? ''}
        icon={<InboxOutlined />}
        danger
        block
        onClick={() => setOpen(true)}
      >
        {t('left.button', { count: countOf(left) })}
      </Button>
      {open && (
        <SideDrawer title={t('left.title')} size={480} onClose={() => setOpen(false)}>
          <p className={styles.detail}>{t('left.detail')}</p>
          {left.length === 0 && <p className={styles.detail}>{t('left.none')}</p>}
          {left.map((one) => (
            <section key={one.conversation} className={styles.section}>
              <h3 dir="auto">{one.name ?? t('left.somebody')}</h3>
              <Unsent left={one} />
            </section>
          ))}
        </SideDrawer>
      )}
    </>
  );
}

/** What of one conversation was not sent: to copy, to hand to whoever serves now, or to delete. */
export function Unsent({
  left,
  over = false,
}: {
  readonly left: Leftover;
  /** Whether nobody will serve it any more. */
  readonly over?: boolean;
}) {
  const { t } = useTranslation('workspace');
  const { client, uploads } = usePlace();
  const why = useFaultWords();
  const { conversation, parcels, draft } = left;
  const forget = () => client.drafts.set(conversation, '');
  return (
    <ul className={styles.list} aria-label={t('left.title')}>
      {parcels.map(({ clientId, content, state }) => (
        <Line
          key={clientId}
          conversation={over ? null : conversation}
          text={content.kind === 'TEXT' ? content.text : null}
          why={state.kind === 'failed' ? why(state.code, state.detail) : ''}
          discard={() => client.discard(clientId)}
        >
          <Said content={content} />
        </Line>
      ))}
      {left.uploads.map((upload) => (
        <Line
          key={upload.id}
          conversation={over ? null : conversation}
          text={null}
          why={upload.failed === null ? t('left.held') : why(upload.failed, null)}
          discard={() => uploads.discard(upload)}
        >
          <a href={upload.preview ?? undefined} download={upload.file.name}>
            {upload.file.name}
          </a>
        </Line>
      ))}
      {draft !== '' && (
        <Line
          conversation={over ? null : conversation}
          text={draft}
          why={t('left.draft')}
          discard={forget}
        >
          <p className={styles.draft} dir="auto">
            {draft}
          </p>
        </Line>
      )}
    </ul>
  );
}

function Line({
  conversation,
  text,
  why,
  discard,
  children,
}: {
  /** Whose agent may get it as a note; null when nobody serves it any more. */
  readonly conversation: string | null;
  /** What may be copied; null for what is no text. */
  readonly text: string | null;
  readonly why: string;
  readonly discard: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const { message } = App.useApp();
  const say = useFaultWords();
  const [busy, setBusy] = useState(false);
  const hand = async (to: string, note: string) => {
    setBusy(true);
    const answer = await client.note(to, note);
    setBusy(false);
    if (answer.kind === 'refused') {
      void message.error(say(answer.code, answer.detail));
      return;
    }
    void message.success(t('left.noted'));
    discard();
  };
  return (
    <li className={styles.line}>
      <small>{why}</small>
      {children}
      <div className={styles.acts}>
        {text !== null && (
          <>
            <CopyButton
              text={text}
              label={t('left.copy')}
              copiedLabel={t('left.copied')}
              withLabel
            />
            {conversation !== null && (
              <Button loading={busy} onClick={() => void hand(conversation, text)}>
                {t('left.note')}
              </Button>
            )}
          </>
        )}
        <Button type="text" danger onClick={discard}>
          {t('common:delete')}
        </Button>
      </div>
    </li>
  );
}
