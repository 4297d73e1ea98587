import { ArrowLeftOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import { App, Button, Tag, Tooltip } from 'antd';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallButtons } from './CallButtons';
import styles from './ConversationPane.module.css';
import type { Column } from './pane';
import { TransferDialog } from './parts';
import { useActs, useDoor } from './useDesk';

interface Props {
  readonly task: Task;
  readonly turn: (column: Column) => void;
  readonly unsent: boolean;
  /** Whether there is still something to do with it. */
  readonly acts: boolean;
  /** Whether this window may do it. */
  readonly live: boolean;
}

/** Who it is, and what can be done with the whole conversation. */
export function Head({ task, turn, unsent, acts, live }: Props) {
  const { t } = useTranslation('workspace');
  const [transferring, setTransferring] = useState(false);
  const served = acts && task.state === 'SERVED';
  const transfer = useCallback(() => setTransferring(true), []);
  useDoor('transfer', served && live ? transfer : null);
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
          <bdi>{task.customer.name}</bdi>
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
      {served && (
        <>
          <CallButtons task={task} live={live} />
          <Tooltip title="Alt X">
            <Button icon={<SwapOutlined aria-hidden="true" />} disabled={!live} onClick={transfer}>
              <span className={styles.wide}>{t('transfer.button')}</span>
            </Button>
          </Tooltip>
          <EndButton task={task} unsent={unsent} live={live} />
        </>
      )}
      {transferring && (
        <Suspense fallback={null}>
          <TransferDialog task={task} close={() => setTransferring(false)} />
        </Suspense>
      )}
    </header>
  );
}

function EndButton({
  task,
  unsent,
  live,
}: {
  readonly task: Task;
  readonly unsent: boolean;
  readonly live: boolean;
}) {
  const { t } = useTranslation('workspace');
  const { modal } = App.useApp();
  const acts = useActs();
  const asked = useRef<{ readonly destroy: () => void } | null>(null);
  // A question about a conversation that is not on the screen any more would be read as of another.
  useEffect(() => () => asked.current?.destroy(), []);
  const ask = useCallback(() => {
    asked.current?.destroy();
    asked.current = modal.confirm({
      title: t('end.ask', { name: task.customer.name }),
      content: t(unsent ? 'end.unsent' : 'end.detail'),
      okText: t('end.button'),
      okButtonProps: { danger: true, autoFocus: true },
      onOk: async () => {
        await acts.end(task);
      },
    });
  }, [modal, t, task, unsent, acts]);
  useDoor('end', live ? ask : null);
  return (
    <Tooltip title="Alt Q">
      <Button danger disabled={!live} onClick={ask}>
        {t('end.button')}
      </Button>
    </Tooltip>
  );
}
