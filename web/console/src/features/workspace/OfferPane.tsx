import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import { Button, Space } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedWith } from './callOf';
import { useSecond } from './clock';
import { hands } from './hands';
import { ACCEPT_KEY } from './keys';
import { useLastWord } from './lastWord';
import styles from './OfferPane.module.css';
import { OfferRing } from './OfferRing';
import { Trail } from './Trail';
import { running } from './times';
import { useTalksElsewhere } from './useCalls';
import { useActs, useLive } from './useDesk';

/** Who rings, from where, by which way, and how long they have waited; Enter accepts. */
export function OfferPane({ task, ahead }: { readonly task: Task; readonly ahead: number }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const now = useSecond() + ahead;
  const [busy, setBusy] = useState<'accept' | 'text' | 'decline' | null>(null);
  const talks = useTalksElsewhere(task.conversation);
  const call = talks ? null : askedWith(task);
  const accept = useRef<HTMLButtonElement>(null);
  const lastWord = useLastWord();
  const live = useLive();
  useLayoutEffect(() => {
    // Somebody in the middle of a word must not lose the focus; the offer's own key is for them.
    const active = document.activeElement;
    const idle = active === null || active === document.body;
    if (idle && !hands.typing) accept.current?.focus();
  }, []);
  const act = async (which: 'accept' | 'text' | 'decline') => {
    setBusy(which);
    await (which === 'decline' ? acts.decline(task) : acts.accept(task, which === 'text'));
    setBusy(null);
  };
  const said = lastWord(task.lastMessage);
  const waited = task.waitedSeconds * 1000 + Math.max(0, now - task.since);
  return (
    <section className={styles.offer} aria-labelledby="workspace-offer" data-offer="">
      {task.offer !== null && <OfferRing offer={task.offer} ahead={ahead} size={104} />}
      <h1 id="workspace-offer" dir="auto">
        {task.customer.name}
      </h1>
      <p className={styles.asks} data-asks={task.asks}>
        {t(`asks.${task.asks}`, { defaultValue: task.asks })}
        {task.call?.phase === 'TALKING' && ` · ${t('call.comes')}`}
      </p>
      {said !== null && task.lastMessage?.from !== 'SYSTEM' && (
        <blockquote className={styles.said} dir="auto" aria-label={t('offer.said')}>
          {said}
        </blockquote>
      )}
      <dl className={styles.facts}>
        <dt>{t('offer.channel')}</dt>
        <dd>{task.channel.name}</dd>
        <dt>{t('offer.group')}</dt>
        <dd>{task.group?.name ?? '–'}</dd>
        <dt>{t('offer.waited')}</dt>
        <dd className={styles.number}>{running(waited)}</dd>
        {task.path.length > 0 && (
          <>
            <dt>{t('offer.path')}</dt>
            <dd>
              <Trail labels={task.path} />
            </dd>
          </>
        )}
        {task.note !== null && task.note !== '' && (
          <>
            <dt>{t('offer.note')}</dt>
            <dd className={styles.note}>{task.note}</dd>
          </>
        )}
      </dl>
      <Space size="middle">
        <Button
          ref={accept}
          type="primary"
          size="large"
          className={styles.accept ?? ''}
          data-accept=""
          loading={busy === 'accept'}
          disabled={!live || (busy !== null && busy !== 'accept')}
          icon={
            call === null ? null : call.media === 'VIDEO' ? (
              <VideoCameraOutlined />
            ) : (
              <PhoneOutlined />
            )
          }
          onClick={() => void act('accept')}
        >
          {call === null ? t('offer.accept') : t(`call.accept${call.media}`)}
        </Button>
        {call !== null && (
          <Button
            size="large"
            loading={busy === 'text'}
            disabled={!live || (busy !== null && busy !== 'text')}
            onClick={() => void act('text')}
          >
            {t('call.textFirst')}
          </Button>
        )}
        <Button
          size="large"
          loading={busy === 'decline'}
          disabled={!live || (busy !== null && busy !== 'decline')}
          onClick={() => void act('decline')}
        >
          {t('offer.decline')}
        </Button>
      </Space>
      <p className={styles.hint}>{t('offer.hint', { key: ACCEPT_KEY })}</p>
    </section>
  );
}
