import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { OtherCalls } from './CallPanel';
import { ConversationPane } from './ConversationPane';
import { CustomerPane } from './CustomerPane';
import { ringingOf } from './callOf';
import { useVisible } from './clock';
import { Header } from './Header';
import { LineBar } from './LineBar';
import { Lobby } from './Lobby';
import { OfferPane } from './OfferPane';
import { OwnRecords } from './OwnRecords';
import { unreadOf } from './seen';
import { TaskList } from './TaskList';
import { useAlerts } from './useAlerts';
import { usePlace, useTasks, useView } from './useDesk';
import { useGoOnline } from './useGoOnline';
import { useHotkeys } from './useHotkeys';
import { useLeaveGuard } from './useUploads';
import styles from './Workspace.module.css';

/** Which column a narrow screen shows. */
export type Column = 'tasks' | 'conversation' | 'customer';

/** Three columns: what to do, the conversation, the customer. */
export function Workspace() {
  const { seen } = usePlace();
  const view = useView();
  const visible = useVisible();
  const [params, setParams] = useSearchParams();
  const records = params.get('view') === 'records';
  const [chosen, setChosen] = useState<string | null>(null);
  const [column, setColumn] = useState<Column>('tasks');
  const tasks = useTasks(view);
  const all = useMemo(() => [...tasks.offered, ...tasks.served, ...tasks.wrapUp], [tasks]);
  const task = all.find((one) => one.conversation === chosen) ?? all[0];
  const shown = task?.conversation;
  const conversation = shown === undefined ? undefined : view.conversations.get(shown);

  const open = useCallback(
    (id: string) => {
      setChosen(id);
      setColumn('conversation');
      setParams({}, { replace: true });
    },
    [setParams],
  );

  const looking = visible && !records && task !== undefined && task.state !== 'OFFERED';
  useLooking(looking ? shown : undefined, conversation?.timeline.last ?? 0);
  const unread = useMemo(
    () =>
      new Map(
        all.map((one) => {
          const known = view.conversations.get(one.conversation);
          const looked =
            looking && one.conversation === shown
              ? (known?.timeline.last ?? 0)
              : seen.get(one.conversation);
          return [one.conversation, unreadOf(one, known, looked)];
        }),
      ),
    [all, view.conversations, seen, looking, shown],
  );
  const unseen = [...unread.values()].reduce((sum, count) => sum + count, 0);
  const callers = useMemo(
    () => tasks.served.filter((one) => ringingOf(one) !== null),
    [tasks.served],
  );
  useAlerts({ offered: tasks.offered, callers }, unseen, open);
  useHotkeys({ tasks, shown, open });
  useGoOnline();
  useLeaveGuard();
  useTidy(view.desk === null ? null : all.map((one) => one.conversation));

  return (
    <div className={styles.screen}>
      <Header
        view={view}
        records={records}
        showRecords={(on) => setParams(on ? { view: 'records' } : {})}
      />
      <LineBar />
      <OtherCalls shown={records ? undefined : shown} />
      {records ? (
        <OwnRecords close={() => setParams({})} />
      ) : (
        <div
          className={styles.columns}
          data-column={task === undefined ? 'tasks' : column}
          data-empty={task === undefined}
        >
          <nav className={styles.tasks}>
            <TaskList view={view} tasks={tasks} shown={shown} unread={unread} open={open} />
          </nav>
          <main className={styles.middle}>
            {task === undefined && <Lobby view={view} />}
            {task?.state === 'OFFERED' && (
              <OfferPane key={task.conversation} task={task} ahead={view.clockAhead} />
            )}
            {task !== undefined && task.state !== 'OFFERED' && (
              <ConversationPane
                key={task.conversation}
                task={task}
                conversation={conversation}
                view={view}
                turn={setColumn}
              />
            )}
          </main>
          <aside className={styles.customer}>
            {task !== undefined && (
              <CustomerPane
                key={task.customer.id}
                task={task}
                back={() => setColumn('conversation')}
              />
            )}
          </aside>
        </div>
      )}
    </div>
  );
}

/** Notes that the agent looks at a conversation, here and at the server. */
function useLooking(conversation: string | undefined, last: number): void {
  const { client, seen } = usePlace();
  useEffect(() => {
    if (conversation === undefined) return;
    seen.look(conversation, last);
    client.read(conversation, last);
  }, [client, seen, conversation, last]);
}

/** Forgets drafts and marks of conversations that are not on the desk any more. */
function useTidy(open: readonly string[] | null): void {
  const { client, seen } = usePlace();
  const key = open === null ? null : [...open].sort().join(' ');
  useEffect(() => {
    if (key === null) return;
    const keep = new Set(key.split(' '));
    client.drafts.prune(keep);
    seen.prune(keep);
  }, [client, seen, key]);
}
