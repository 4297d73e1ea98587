import { InboxOutlined, PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import type { WorkspaceView } from '@zongji/sync';
import { Badge, Skeleton } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecond } from './clock';
import { OfferRing } from './OfferRing';
import styles from './TaskList.module.css';
import { running, warmthOf } from './times';
import { usePlace } from './useDesk';

interface Props {
  readonly view: WorkspaceView;
  readonly tasks: {
    readonly offered: readonly Task[];
    readonly served: readonly Task[];
    readonly wrapUp: readonly Task[];
  };
  readonly shown: string | undefined;
  readonly unread: ReadonlyMap<string, number>;
  readonly open: (conversation: string) => void;
}

/** What the agent has to do: ringing on top, then what is being served, then what is to be finished. */
export function TaskList({ view, tasks, shown, unread, open }: Props) {
  const { t } = useTranslation('workspace');
  if (view.desk === null) return <Skeleton active style={{ padding: 16 }} />;
  const card = (task: Task) => (
    <TaskCard
      key={task.conversation}
      task={task}
      ahead={view.clockAhead}
      selected={task.conversation === shown}
      unread={unread.get(task.conversation) ?? 0}
      open={open}
    />
  );
  if (view.desk.tasks.length === 0) {
    return (
      <div className={styles.empty}>
        <InboxOutlined aria-hidden="true" />
        <p>{t('tasks.empty')}</p>
        <p className={styles.hint}>{t('tasks.emptyHint')}</p>
      </div>
    );
  }
  return (
    <div className={styles.list}>
      <Section title={t('tasks.offered')} count={tasks.offered.length}>
        {tasks.offered.map(card)}
      </Section>
      <Section title={t('tasks.served')} count={tasks.served.length}>
        {tasks.served.map(card)}
      </Section>
      <Section title={t('tasks.wrapUp')} count={tasks.wrapUp.length}>
        {tasks.wrapUp.map(card)}
      </Section>
    </div>
  );
}

function Section({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const id = useId();
  if (count === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
        <span>{count}</span>
      </h2>
      {children}
    </section>
  );
}

interface CardProps {
  readonly task: Task;
  readonly ahead: number;
  readonly selected: boolean;
  readonly unread: number;
  readonly open: (conversation: string) => void;
}

function TaskCard({ task, ahead, selected, unread, open }: CardProps) {
  const { t } = useTranslation('workspace');
  const { customer, state } = task;
  return (
    <button
      type="button"
      data-task={state}
      className={styles.card}
      aria-current={selected}
      onClick={() => open(task.conversation)}
    >
      {task.offer === null ? (
        <Badge count={unread} size="small" title={t('tasks.unread', { count: unread })}>
          <span className={styles.face} aria-hidden="true">
            {[...customer.name][0]}
          </span>
        </Badge>
      ) : (
        <OfferRing offer={task.offer} ahead={ahead} size={40} />
      )}
      <span className={styles.words}>
        <span className={styles.first}>
          <b>{customer.name}</b>
          <CallMark task={task} />
          <Timer task={task} ahead={ahead} />
        </span>
        <span className={styles.second}>
          <LastLine task={task} />
        </span>
        {customer.away && state === 'SERVED' && (
          <span className={styles.away}>{t('customer.away')}</span>
        )}
      </span>
    </button>
  );
}

/** The last line: a draft of one's own before anything else, for that is what is unfinished. */
function LastLine({ task }: { readonly task: Task }) {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  if (task.state === 'OFFERED') {
    return <>{`${task.channel.name} · ${task.group?.name ?? '–'}`}</>;
  }
  const draft = client.drafts.get(task.conversation);
  if (draft !== '' && !draft.startsWith('/') && task.state === 'SERVED') {
    return (
      <>
        <i>{t('tasks.draft')}</i> {draft}
      </>
    );
  }
  const last = task.lastMessage;
  if (last === null) return <>{task.channel.name}</>;
  const kind = last.kind === 'TEXT' ? '' : `[${t(`media.${last.kind}`)}] `;
  // A recording's name says nothing.
  const said = `${kind}${last.kind === 'VOICE' ? '' : last.text}`.trim();
  return <>{last.from === 'AGENT' ? t('tasks.mine', { said }) : said}</>;
}

function Timer({ task, ahead }: { readonly task: Task; readonly ahead: number }) {
  const { t } = useTranslation('workspace');
  const now = useSecond() + ahead;
  if (task.state === 'WRAP_UP') {
    return <span className={styles.time}>{running(now - task.since)}</span>;
  }
  const since = task.state === 'OFFERED' ? task.since : task.customerWaitingSince;
  if (since === null) return null;
  const waits = now - since + (task.state === 'OFFERED' ? task.waitedSeconds * 1000 : 0);
  const warmth = warmthOf(waits);
  return (
    <span className={styles.time} data-warmth={warmth} title={t('tasks.waits')}>
      {warmth === 'hot' ? '● ' : ''}
      {running(waits)}
    </span>
  );
}

/** That there is a call, or that one is asked for. */
function CallMark({ task }: { readonly task: Task }) {
  const { t } = useTranslation('workspace');
  const media = task.call?.media ?? (task.state === 'OFFERED' ? task.asks : 'TEXT');
  if (media !== 'VOICE' && media !== 'VIDEO') return null;
  return (
    <span
      className={styles.call}
      role="img"
      data-phase={task.call?.phase ?? 'RINGING'}
      aria-label={t(`call.${media}`)}
      title={t(`call.${media}`)}
    >
      {media === 'VIDEO' ? <VideoCameraOutlined /> : <PhoneOutlined />}
    </span>
  );
}
