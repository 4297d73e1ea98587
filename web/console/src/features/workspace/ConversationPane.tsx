import { ArrowLeftOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import type { WorkspaceConversation, WorkspaceView } from '@zongji/sync';
import { Alert, App, Button, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallButtons, CallPanel } from './CallPanel';
import { Composer } from './Composer';
import styles from './ConversationPane.module.css';
import { Transcript } from './Transcript';
import { TransferDialog } from './TransferDialog';
import { useActs } from './useDesk';
import { useUploads } from './useUploads';
import type { Column } from './Workspace';

interface Props {
  readonly task: Task;
  readonly conversation: WorkspaceConversation | undefined;
  readonly view: WorkspaceView;
  readonly turn: (column: Column) => void;
}

/** One conversation: who, what was said, and what to do next. */
export function ConversationPane({ task, conversation, view, turn }: Props) {
  const { t } = useTranslation('workspace');
  const uploads = useUploads(task.conversation);
  const parcels = useMemo(
    () => view.parcels.filter((parcel) => parcel.conversation === task.conversation),
    [view.parcels, task.conversation],
  );
  const unsent = parcels.some((parcel) => parcel.state.kind !== 'taken');
  const [dragged, setDragged] = useState(false);
  const served = task.state === 'SERVED';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways to add files.
    <div
      className={styles.pane}
      onDragOver={(event) => {
        event.preventDefault();
        if (served) setDragged(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(relatedOf(event.relatedTarget))) setDragged(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragged(false);
        if (served) uploads.add(event.dataTransfer.files);
      }}
    >
      <Head task={task} turn={turn} unsent={unsent || uploads.all.length > 0} />
      {task.note !== null && task.note !== '' && (
        <Alert banner type="info" title={t('transfer.noteFrom', { note: task.note })} />
      )}
      {served && task.customer.away && <Alert banner title={t('customer.awayDetail')} />}
      <CallPanel task={task} ahead={view.clockAhead} />
      <Transcript task={task} conversation={conversation} parcels={parcels} uploads={uploads.all} />
      {served ? (
        <Composer key={task.conversation} task={task} add={uploads.add} />
      ) : (
        <WrapUp task={task} />
      )}
      {dragged && <div className={styles.drop}>{t('composer.drop')}</div>}
    </div>
  );
}

function relatedOf(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null;
}

function Head({
  task,
  turn,
  unsent,
}: {
  readonly task: Task;
  readonly turn: (column: Column) => void;
  readonly unsent: boolean;
}) {
  const { t } = useTranslation('workspace');
  const [transferring, setTransferring] = useState(false);
  return (
    <header className={styles.head}>
      <Button
        type="text"
        className={styles.back ?? ''}
        icon={<ArrowLeftOutlined />}
        aria-label={t('back')}
        onClick={() => turn('tasks')}
      />
      <div className={styles.who}>
        <h1>
          {task.customer.name}
          {task.customer.away && <Tag color="warning">{t('customer.away')}</Tag>}
        </h1>
        <p>
          {task.channel.name}
          {task.group !== null && ` · ${task.group.name}`}
        </p>
      </div>
      <Button
        type="text"
        className={styles.card ?? ''}
        icon={<UserOutlined />}
        aria-label={t('customer.title')}
        onClick={() => turn('customer')}
      />
      {task.state === 'SERVED' && (
        <>
          <CallButtons task={task} />
          <Button icon={<SwapOutlined />} onClick={() => setTransferring(true)}>
            <span className={styles.wide}>{t('transfer.button')}</span>
          </Button>
          <EndButton task={task} unsent={unsent} />
        </>
      )}
      {transferring && <TransferDialog task={task} close={() => setTransferring(false)} />}
    </header>
  );
}

function EndButton({ task, unsent }: { readonly task: Task; readonly unsent: boolean }) {
  const { t } = useTranslation('workspace');
  const { modal } = App.useApp();
  const acts = useActs();
  const ask = () =>
    modal.confirm({
      title: t('end.ask', { name: task.customer.name }),
      content: t(unsent ? 'end.unsent' : 'end.detail'),
      okText: t('end.button'),
      okButtonProps: { danger: true, autoFocus: true },
      onOk: async () => {
        await acts.end(task);
      },
    });
  return (
    <Button danger onClick={ask}>
      {t('end.button')}
    </Button>
  );
}

/** The second step: the customer has gone, the agent tidies up and frees the desk. */
function WrapUp({ task }: { readonly task: Task }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const [busy, setBusy] = useState(false);
  const finish = async () => {
    setBusy(true);
    await acts.finish(task);
    setBusy(false);
  };
  return (
    <footer className={styles.wrapUp}>
      <div>
        <strong>{t('finish.title')}</strong>
        <p>{t('finish.detail')}</p>
      </div>
      <Button type="primary" size="large" autoFocus loading={busy} onClick={() => void finish()}>
        {t('finish.button')}
      </Button>
    </footer>
  );
}
