import type { Task } from '@zongji/protocol';
import type { WorkspaceConversation, WorkspaceView } from '@zongji/sync';
import { Skeleton } from 'antd';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { SoundBar, StateBar } from './Bars';
import { OtherCalls } from './CallPanel';
import { ConversationPane } from './ConversationPane';
import { CustomerPane } from './CustomerPane';
import { ringingOf } from './callOf';
import { useVisible } from './clock';
import { Header } from './Header';
import { KeysHelp } from './KeysHelp';
import { LineBar } from './LineBar';
import { Lobby } from './Lobby';
import { OfferBar } from './OfferBar';
import { OfferPane } from './OfferPane';
import type { Pane } from './pane';
import { OwnRecords, useParts } from './parts';
import { unreadOf } from './seen';
import { TaskList } from './TaskList';
import { useAlerts } from './useAlerts';
import { usePane, usePlace, useTasks, useView } from './useDesk';
import { useGoOnline } from './useGoOnline';
import { useHotkeys } from './useHotkeys';
import { useLeaveGuard } from './useUploads';
import styles from './Workspace.module.css';

/** Three columns: what to do, the conversation, the customer. */
export function Workspace() {
  const { panes } = usePlace();
  const view = useView();
  const pane = usePane();
  const [params, setParams] = useSearchParams();
  const records = params.get('view') === 'records';
  const tasks = useTasks(view);
  const all = useMemo(() => [...tasks.offered, ...tasks.served, ...tasks.wrapUp], [tasks]);
  const shown = all.find((one) => one.conversation === pane.shown?.conversation) ?? pane.shown;
  const unread = useUnread(all, view, pane, records);
  const unseen = [...unread.values()].reduce((sum, count) => sum + count, 0);
  const callers = useMemo(
    () => tasks.served.filter((one) => ringingOf(one) !== null),
    [tasks.served],
  );
  useAlerts({ offered: tasks.offered, callers }, unseen, panes.open);
  useHotkeys({ tasks, shown });
  useGoOnline();
  useLeaveGuard();
  useParts();
  useTidy(view.desk === null ? null : all.map((one) => one.conversation));
  useBackFromRecords(pane.turns, () => setParams({}, { replace: true }));

  return (
    <div className={styles.screen}>
      <Header
        view={view}
        records={records}
        showRecords={(on) => setParams(on ? { view: 'records' } : {})}
      />
      <LineBar />
      <StateBar />
      <SoundBar />
      <OtherCalls shown={records ? undefined : shown?.conversation} />
      <OfferBar
        offers={tasks.offered}
        ahead={view.clockAhead}
        always={records}
        covered={pane.column !== 'tasks' && shown !== null}
      />
      {records ? (
        <Suspense fallback={<Skeleton active className={styles.waiting ?? ''} />}>
          <OwnRecords close={() => setParams({})} />
        </Suspense>
      ) : (
        <div
          className={styles.columns}
          data-column={shown === null ? 'tasks' : pane.column}
          data-empty={shown === null}
        >
          <nav className={styles.tasks}>
            <TaskList view={view} tasks={tasks} shown={shown} turns={pane.turns} unread={unread} />
          </nav>
          <Middle view={view} pane={{ ...pane, shown }} />
          <aside className={styles.customer}>
            {shown !== null && (
              <CustomerPane
                key={shown.customer.id}
                task={shown}
                back={() => panes.turn('conversation')}
              />
            )}
          </aside>
        </div>
      )}
      <KeysHelp />
    </div>
  );
}

/** The open conversation, the offer that is looked at, or the lobby. */
function Middle({ view, pane }: { readonly view: WorkspaceView; readonly pane: Pane }) {
  const { panes } = usePlace();
  const { shown: task, mine, gone } = pane;
  const conversation = useLast(task?.conversation, view);
  return (
    <main className={styles.middle}>
      {task === null && <Lobby view={view} />}
      {task?.state === 'OFFERED' && (
        <OfferPane key={task.conversation} task={task} ahead={view.clockAhead} />
      )}
      {task !== null && task.state !== 'OFFERED' && (
        <ConversationPane
          key={task.conversation}
          task={task}
          conversation={conversation}
          view={view}
          mine={mine}
          gone={gone}
          turn={panes.turn}
        />
      )}
    </main>
  );
}

/** What is known of the open conversation, or was when it left the desk. */
function useLast(
  conversation: string | undefined,
  view: WorkspaceView,
): WorkspaceConversation | undefined {
  const kept = useRef<{ readonly of: string; readonly known: WorkspaceConversation } | null>(null);
  const known = conversation === undefined ? undefined : view.conversations.get(conversation);
  if (conversation !== undefined && known !== undefined) kept.current = { of: conversation, known };
  return known ?? (kept.current?.of === conversation ? kept.current?.known : undefined);
}

/** How much of each conversation the agent has not seen; what is looked at is seen. */
function useUnread(
  all: readonly Task[],
  view: WorkspaceView,
  { shown, gone }: Pane,
  records: boolean,
): ReadonlyMap<string, number> {
  const { seen } = usePlace();
  const visible = useVisible();
  const looking = visible && !records && !gone && shown !== null && shown.state !== 'OFFERED';
  const open = looking ? shown.conversation : undefined;
  useLooking(open, open === undefined ? 0 : (view.conversations.get(open)?.timeline.last ?? 0));
  return useMemo(
    () =>
      new Map(
        all.map((one) => {
          const known = view.conversations.get(one.conversation);
          const last = known?.timeline.last ?? 0;
          const looked = one.conversation === open ? last : seen.get(one.conversation);
          return [one.conversation, unreadOf(one, known, looked)];
        }),
      ),
    [all, view.conversations, seen, open],
  );
}

/** Whatever the person opens lies behind the records. */
function useBackFromRecords(turns: number, back: () => void): void {
  const before = useRef(turns);
  useEffect(() => {
    if (turns === before.current) return;
    before.current = turns;
    back();
  });
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

/** Forgets marks of conversations that are not on the desk any more. What was written stays. */
function useTidy(open: readonly string[] | null): void {
  const { seen } = usePlace();
  const key = open === null ? null : [...open].sort().join(' ');
  useEffect(() => {
    if (key === null) return;
    const keep = new Set(key.split(' '));
    seen.prune(keep);
  }, [seen, key]);
}
