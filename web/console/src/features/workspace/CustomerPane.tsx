import { ArrowLeftOutlined, EditOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Card, Episode, Task } from '@zongji/protocol';
import { App, Button, Input, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskTime } from '@/lib/deskTime';
import { Loaded } from '@/lib/Loaded';
import { afterPress } from '@/lib/press';
import { useProblemWords } from '@/lib/useProblemWords';
import { useVisitorName } from '@/lib/visitorName';
import { noteCustomer, renameCustomer, workspace } from './api';
import styles from './CustomerPane.module.css';
import { initialsOf } from './face';
import { Trail } from './Trail';
import { TranscriptDrawer } from './TranscriptDrawer';
import { running } from './times';

interface Props {
  readonly task: Task;
  readonly back: () => void;
}

/** Who the customer is, how they came, what is noted of them, and what was before. */
export function CustomerPane({ task, back }: Props) {
  const { t } = useTranslation('workspace');
  const card = useQuery(workspace.card(task.customer.id));
  return (
    <div className={styles.pane}>
      <Button type="text" className={styles.back ?? ''} icon={<ArrowLeftOutlined />} onClick={back}>
        {t('back')}
      </Button>
      <Who task={task} card={card.data} />
      <Block title={t('customer.way')}>
        <dl className={styles.facts}>
          <dt>{t('offer.channel')}</dt>
          <dd>
            {task.channel.name} <Tag>{t(`channelKind.${task.channel.kind}`)}</Tag>
          </dd>
          <dt>{t('offer.group')}</dt>
          <dd>{task.group?.name ?? '–'}</dd>
          <dt>{t('customer.entered')}</dt>
          <dd>{deskTime(task.enteredAt).format('MM-DD HH:mm:ss')}</dd>
          <dt>{t('offer.waited')}</dt>
          <dd>{running(task.waitedSeconds * 1000)}</dd>
        </dl>
        {task.path.length > 0 && <Trail labels={task.path} />}
      </Block>
      <Loaded query={card} namespace="workspace">
        {(data) => (
          <>
            <Block title={t('customer.note')}>
              <Note card={data} />
            </Block>
            <Block title={t('customer.earlier')}>
              <Earlier card={data} now={task.conversation} />
            </Block>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Who({ task, card }: { readonly task: Task; readonly card: Card | undefined }) {
  const { t } = useTranslation('workspace');
  const change = useCardChange(task.customer.id);
  const visitorName = useVisitorName();
  const name = card === undefined ? task.customer.name : visitorName(card.name);
  return (
    <header className={styles.who}>
      <span className={styles.face} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div>
        <Typography.Text
          strong
          dir="auto"
          className={styles.name ?? ''}
          editable={{
            icon: <EditOutlined />,
            tooltip: t('customer.rename'),
            maxLength: 40,
            onChange: (next) => {
              const trimmed = next.trim();
              if (trimmed !== '' && trimmed !== name) change.mutate({ name: trimmed });
            },
          }}
        >
          {name}
        </Typography.Text>
        {card !== undefined && (
          <p>{t('customer.since', { day: deskTime(card.firstSeen).format('YYYY-MM-DD') })}</p>
        )}
      </div>
    </header>
  );
}

function useCardChange(customer: string) {
  const { t } = useTranslation('workspace');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const words = useProblemWords('workspace');
  return useMutation({
    mutationFn: (change: { readonly name?: string; readonly note?: string }) =>
      change.name === undefined
        ? noteCustomer(customer, change.note ?? '')
        : renameCustomer(customer, change.name),
    onSuccess: () => void message.success(t('common:saved')),
    onError: (error) => void message.error(words.of(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workspace', 'card', customer] }),
  });
}

const NOTE_MAX = 2000;

function Note({ card }: { readonly card: Card }) {
  const { t } = useTranslation('workspace');
  const change = useCardChange(card.id);
  const [note, setNote] = useState<string | null>(null);
  const changed = note !== null && note !== card.note;
  const save = () => {
    if (changed) change.mutate({ note }, { onSuccess: () => setNote(null) });
  };
  return (
    <div className={styles.note}>
      <Input.TextArea
        value={note ?? card.note}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={NOTE_MAX}
        placeholder={t('customer.notePlaceholder')}
        aria-label={t('customer.note')}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => afterPress(save)}
      />
      {changed && (
        <Button size="small" type="primary" loading={change.isPending} onClick={save}>
          {t('common:save')}
        </Button>
      )}
    </div>
  );
}

function Earlier({ card, now }: { readonly card: Card; readonly now: string }) {
  const { t } = useTranslation('workspace');
  const [opened, setOpened] = useState<Episode | null>(null);
  const earlier = card.conversations.filter((one) => one.id !== now);
  if (earlier.length === 0) return <p className={styles.none}>{t('customer.first')}</p>;
  return (
    <>
      <ul className={styles.earlier}>
        {earlier.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => setOpened(one)}>
              <span>{deskTime(one.at).format('YYYY-MM-DD HH:mm')}</span>
              <small>
                {[one.group, one.agent].filter(Boolean).join(' · ') || t('customer.noAgent')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <TranscriptDrawer
        conversation={opened?.id ?? null}
        title={opened === null ? '' : deskTime(opened.at).format('YYYY-MM-DD HH:mm')}
        customer={card.name}
        close={() => setOpened(null)}
      />
    </>
  );
}
