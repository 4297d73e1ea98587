import type { Task } from '@zongji/protocol';
import type { WorkspaceConversation, WorkspaceView } from '@zongji/sync';
import { Alert, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallPanel } from './CallPanel';
import { Composer } from './Composer';
import styles from './ConversationPane.module.css';
import { Gone } from './Gone';
import { Head } from './Head';
import { Unsent } from './Leftovers';
import type { Column } from './pane';
import { Transcript } from './Transcript';
import { Tray } from './Tray';
import { useActs, useDoor, useLive } from './useDesk';
import { useLeftovers } from './useLeftovers';
import { useMeant } from './useMeant';
import { useUploads } from './useUploads';

interface Props {
  readonly task: Task;
  readonly conversation: WorkspaceConversation | undefined;
  readonly view: WorkspaceView;
  /** Whether the person opened it, so that it may take the focus. */
  readonly mine: boolean;
  /** Whether it has left the desk. */
  readonly gone: boolean;
  readonly turn: (column: Column) => void;
}

/** One conversation: who, what was said, and what to do next. */
export function ConversationPane({ task, conversation, view, mine, gone, turn }: Props) {
  const { t } = useTranslation('workspace');
  const uploads = useUploads(task.conversation);
  const live = useLive();
  const parcels = useMemo(
    () => view.parcels.filter((parcel) => parcel.conversation === task.conversation),
    [view.parcels, task.conversation],
  );
  const unsent = parcels.some((parcel) => parcel.state.kind !== 'taken');
  const [dragged, setDragged] = useState(false);
  const served = task.state === 'SERVED' && !gone;
  const takes = served && live;
  const held = parcels.filter((parcel) => served || parcel.state.kind !== 'failed');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways to add files.
    <div
      className={styles.pane}
      onDragOver={(event) => {
        event.preventDefault();
        if (takes) setDragged(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(relatedOf(event.relatedTarget))) setDragged(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragged(false);
        if (takes) uploads.hold(event.dataTransfer.files);
      }}
    >
      <Head
        task={task}
        turn={turn}
        unsent={unsent || uploads.all.length > 0}
        acts={!gone}
        live={live}
      />
      {task.note !== null && task.note !== '' && (
        <Alert banner type="info" title={t('transfer.noteFrom', { note: task.note })} />
      )}
      {served && task.customer.away && <Alert banner title={t('customer.awayDetail')} />}
      {!gone && <CallPanel task={task} ahead={view.clockAhead} />}
      <Transcript
        task={task}
        conversation={conversation}
        parcels={held}
        uploads={served ? uploads.sent : []}
      />
      {served && <Tray uploads={uploads} live={live} />}
      {served ? (
        <Composer
          key={`${task.conversation} ${live}`}
          task={task}
          uploads={uploads}
          focus={mine}
          live={live}
        />
      ) : (
        <NotSent conversation={task.conversation} view={view} over={!gone} />
      )}
      {gone && <Gone task={task} />}
      {!gone && task.state === 'WRAP_UP' && <WrapUp task={task} live={live} />}
      {dragged && <div className={styles.drop}>{t('composer.drop')}</div>}
    </div>
  );
}

function relatedOf(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null;
}

/** What was written here before it was over, and did not go out. */
function NotSent({
  conversation,
  view,
  over,
}: {
  readonly conversation: string;
  readonly view: WorkspaceView;
  readonly over: boolean;
}) {
  const { t } = useTranslation('workspace');
  const left = useLeftovers(view).find((one) => one.conversation === conversation);
  if (left === undefined) return null;
  return (
    <section className={styles.left} aria-label={t('left.title')}>
      <strong>{t('left.here')}</strong>
      <Unsent left={left} over={over} />
    </section>
  );
}

/** The second step: the customer has gone, the agent tidies up and frees the desk. */
function WrapUp({ task, live }: { readonly task: Task; readonly live: boolean }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const meant = useMeant();
  const [busy, setBusy] = useState(false);
  const finish = useCallback(async () => {
    setBusy(true);
    await acts.finish(task);
    setBusy(false);
  }, [acts, task]);
  useDoor('finish', live ? finish : null);
  return (
    <footer className={styles.wrapUp}>
      <div>
        <strong>{t('finish.title')}</strong>
        <p>{t('finish.detail')}</p>
      </div>
      <Button
        type="primary"
        size="large"
        disabled={!live}
        loading={busy}
        onClick={() => {
          if (meant()) void finish();
        }}
      >
        {t('finish.button')}
      </Button>
    </footer>
  );
}
