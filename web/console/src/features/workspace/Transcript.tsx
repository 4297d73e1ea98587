import { ArrowDownOutlined } from '@ant-design/icons';
import type { Entry, Task } from '@zongji/protocol';
import type { Parcel, WorkspaceConversation } from '@zongji/sync';
import { Button, Image, Skeleton } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelinePage } from './api';
import { Lines } from './Lines';
import { Pending } from './Pending';
import styles from './Transcript.module.css';
import type { Upload } from './uploads';
import { usePlace } from './useDesk';

interface Props {
  readonly task: Task;
  readonly conversation: WorkspaceConversation | undefined;
  readonly parcels: readonly Parcel[];
  readonly uploads: readonly Upload[];
}

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 140;
const NONE: readonly Entry[] = [];

/** Everything that was said, oldest first, with what is on its way at the end. */
export function Transcript({ task, conversation, parcels, uploads }: Props) {
  const { t } = useTranslation('workspace');
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const along = useRef(true);
  const [behind, setBehind] = useState(false);
  const entries = conversation?.timeline.entries ?? NONE;
  const last = conversation?.timeline.last ?? 0;
  const mine = parcels.length + uploads.length;
  const types = conversation?.customerTypes === true && task.state === 'SERVED';

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the end changes.
  useLayoutEffect(() => {
    if (along.current || mine > 0) toEnd();
    else setBehind(true);
  }, [last, mine, types, toEnd]);
  useEffect(() => {
    if (inner.current === null || box.current === null) return;
    const watch = new ResizeObserver(() => {
      if (along.current) toEnd();
    });
    watch.observe(inner.current);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [toEnd]);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    along.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (along.current) setBehind(false);
  };

  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.log} onScroll={scrolled}>
        <div ref={inner} className={styles.inner} role="log" aria-label={t('transcript')}>
          <Older task={task} from={conversation?.timeline.from ?? 0} box={box} />
          {conversation === undefined ? (
            <Skeleton active avatar paragraph={{ rows: 2 }} />
          ) : (
            <Image.PreviewGroup>
              <Lines
                entries={entries}
                customer={task.customer.name}
                reached={conversation.reached}
              />
            </Image.PreviewGroup>
          )}
          <Pending parcels={parcels} uploads={uploads} over={task.state !== 'SERVED'} />
          {types && <p className={styles.types}>{t('customer.types')}</p>}
        </div>
      </div>
      {behind && (
        <Button
          className={styles.newer ?? ''}
          shape="round"
          icon={<ArrowDownOutlined />}
          onClick={toEnd}
        >
          {t('newer')}
        </Button>
      )}
    </div>
  );
}

/** Reads what lies before the part that came with the welcome. */
function Older({
  task,
  from,
  box,
}: {
  readonly task: Task;
  readonly from: number;
  readonly box: { readonly current: HTMLDivElement | null };
}) {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const before = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read must not move.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || before.current === null) return;
    element.scrollTop += element.scrollHeight - before.current;
    before.current = null;
  }, [from]);
  if (from === 0) return null;
  const more = async () => {
    setState('busy');
    try {
      const page = await timelinePage(task.conversation, from + 1);
      before.current = box.current?.scrollHeight ?? null;
      client.addOlder(task.conversation, page.entries, page.from);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <Button type="link" size="small" loading={state === 'busy'} onClick={() => void more()}>
      {t(state === 'failed' ? 'olderFailed' : 'older')}
    </Button>
  );
}
