import { InboxOutlined, PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import type { WorkspaceView } from '@zongji/sync';
import { Badge, Skeleton } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AcceptButton } from './AcceptButton';
import { useSecond } from './clock';
import { initialsOf, tintOf } from './face';
import { LeftoversButton } from './Leftovers';
import { useLastWord } from './lastWord';
import { OfferRing } from './OfferRing';
import { type Slot, sectionsOf, steady } from './steady';
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
  readonly shown: Task | null;
  /** Grows with everything that the person opens. */
  readonly turns: number;
  readonly unread: ReadonlyMap<string, number>;
}

const HEADINGS = { OFFERED: 'offered', SERVED: 'served', WRAP_UP: 'wrapUp' } as const;

/** What the agent has to do: ringing on top, then what is being served, then what is to be finished. */
export function TaskList({ view, tasks, shown, turns, unread }: Props) {
  const { t } = useTranslation('workspace');
  const [pointed, setPointed] = useState(false);
  const slots = useSteady(tasks, pointed, turns);
  if (view.desk === null) return <Skeleton active style={{ padding: 16 }} />;
  if (slots.every((slot) => slot.gone)) {
    return (
      <>
        <div className={styles.empty}>
          <InboxOutlined aria-hidden="true" />
          <p>{t('tasks.empty')}</p>
          <p className={styles.hint}>{t('tasks.emptyHint')}</p>
        </div>
        <LeftoversButton view={view} />
      </>
    );
  }
  return (
    <div
      className={styles.list}
      onPointerEnter={(event) => setPointed(event.pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
    >
      {sectionsOf(slots).map((section) => (
        <Section
          key={section[0]?.task.conversation}
          slots={section}
          ahead={view.clockAhead}
          shown={shown?.conversation}
          unread={unread}
        />
      ))}
      <LeftoversButton view={view} />
    </div>
  );
}

/** Nothing moves under the pointer until it goes, or the person has opened something. */
function useSteady(
  { offered, served, wrapUp }: Props['tasks'],
  held: boolean,
  turns: number,
): readonly Slot[] {
  const before = useRef<{ readonly turns: number; readonly slots: readonly Slot[] }>({
    turns,
    slots: [],
  });
  return useMemo(() => {
    const still = held && turns === before.current.turns;
    const slots = steady(before.current.slots, [...offered, ...served, ...wrapUp], still);
    before.current = { turns, slots };
    return slots;
  }, [offered, served, wrapUp, held, turns]);
}

function Section({
  slots,
  ahead,
  shown,
  unread,
}: {
  readonly slots: readonly Slot[];
  readonly ahead: number;
  readonly shown: string | undefined;
  readonly unread: ReadonlyMap<string, number>;
}) {
  const { t } = useTranslation('workspace');
  const id = useId();
  const section = slots[0]?.section ?? 'SERVED';
  return (
    <section aria-labelledby={id} data-section={section}>
      <h2 id={id} className={styles.heading}>
        {t(`tasks.${HEADINGS[section]}`)}
        <span>{slots.filter((slot) => !slot.gone).length}</span>
      </h2>
      {slots.map(({ task, gone }) => (
        <div key={task.conversation} className={styles.row} data-gone={gone}>
          <TaskCard
            task={task}
            ahead={ahead}
            selected={task.conversation === shown}
            unread={unread.get(task.conversation) ?? 0}
          />
          {task.state === 'OFFERED' && <AcceptButton task={task} small />}
        </div>
      ))}
    </section>
  );
}

interface CardProps {
  readonly task: Task;
  readonly ahead: number;
  readonly selected: boolean;
  readonly unread: number;
}

function TaskCard({ task, ahead, selected, unread }: CardProps) {
  const { t } = useTranslation('workspace');
  const { panes } = usePlace();
  const { customer, state } = task;
  return (
    <button
      type="button"
      data-task={state}
      className={styles.card}
      aria-current={selected}
      onClick={() => panes.open(task.conversation)}
    >
      {task.offer === null ? (
        <Badge count={unread} size="small" title={t('tasks.unread', { count: unread })}>
          <span className={styles.face} data-tint={tintOf(customer.id)} aria-hidden="true">
            {initialsOf(customer.name)}
          </span>
        </Badge>
      ) : (
        <OfferRing offer={task.offer} ahead={ahead} size={40} />
      )}
      <span className={styles.words}>
        <span className={styles.first}>
          <b dir="auto">{customer.name}</b>
          <CallMark task={task} />
          <Timer task={task} ahead={ahead} />
        </span>
        <span className={styles.second} dir="auto">
          <LastLine task={task} />
        </span>
        {state === 'OFFERED' && <Offered task={task} />}
        {customer.away && state === 'SERVED' && (
          <span className={styles.away}>{t('customer.away')}</span>
        )}
      </span>
    </button>
  );
}

/** From where an offer comes. */
function Offered({ task }: { readonly task: Task }) {
  return <span className={styles.from}>{`${task.channel.name} · ${task.group?.name ?? '–'}`}</span>;
}

/** The last line: a draft of one's own before anything else, for that is what is unfinished. */
function LastLine({ task }: { readonly task: Task }) {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const lastWord = useLastWord();
  const draft = client.drafts.get(task.conversation);
  if (draft !== '' && !draft.startsWith('/') && task.state !== 'OFFERED') {
    return (
      <>
        <i>{t('tasks.draft')}</i> {draft}
      </>
    );
  }
  const last = task.lastMessage;
  const said = lastWord(last);
  if (last === null || said === null) return <>{task.channel.name}</>;
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
