import { browserPorts, CallBook, type CallSession } from '@zongji/calls';
import type { Call, CallMedia, Desk, Task } from '@zongji/protocol';
import { type Answer, Drafts, type WorkspaceClient, type WorkspaceView } from '@zongji/sync';
import { App } from 'antd';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/session';
import { useVisitorName } from '@/lib/visitorName';
import { askedWith, presentOf } from './callOf';
import { createClient, scopeOf, storage } from './client';
import { deviceChoice } from './deviceChoice';
import { Names } from './leftovers';
import { liveOf } from './live';
import { type Pane, Panes } from './pane';
import { Seen } from './seen';
import { StateWatch } from './stateWatch';
import { Uploads } from './uploads';

/** What everything in the workspace stands on. */
interface Place {
  readonly client: WorkspaceClient;
  readonly seen: Seen;
  readonly uploads: Uploads;
  readonly names: Names;
  readonly states: StateWatch;
  /** Notes for the next agent that were begun. */
  readonly notes: Drafts;
  readonly book: CallBook<MediaStream>;
  readonly panes: Panes;
  /** What the keys of the workspace open just now. */
  readonly doors: Map<Door, () => void>;
}

/** What a key opens and a component shows. */
export type Door = 'end' | 'finish' | 'transfer' | 'keys';

const PlaceContext = createContext<Place | null>(null);

/** Connects the agent's desk for as long as the workspace is open. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const client = createClient(me.id);
    const book = new CallBook('AGENT', client.calls, browserPorts(deviceChoice));
    const states = new StateWatch(storage, scopeOf(me.id));
    const panes = new Panes(rememberedIn(`${scopeOf(me.id)}.open`));
    setPlace({
      client,
      book,
      panes,
      doors: new Map(),
      seen: new Seen(storage, scopeOf(me.id)),
      names: new Names(storage, scopeOf(me.id)),
      states,
      notes: new Drafts(storage, `${scopeOf(me.id)}.transfer`),
      uploads: new Uploads((conversation, media) => client.say(conversation, media)),
    });
    // Beside the screen, which would take its time: a call begins when the desk says so.
    let followed: Desk | null = null;
    const follow = () => {
      const { desk, line } = client.view();
      // Another window has the desk, and with it the calls.
      if (line.kind === 'stopped' && line.reason === 'REPLACED') {
        book.follow([]);
        states.left();
      }
      if (desk === null || desk === followed) return;
      followed = desk;
      book.follow(desk.tasks.map(presentOf));
      states.told(desk);
      panes.arranged(desk.tasks);
    };
    const unfollow = client.subscribe(follow);
    client.start();
    const nudge = () => {
      if (document.visibilityState === 'visible') client.nudge();
    };
    window.addEventListener('online', nudge);
    window.addEventListener('offline', nudge);
    document.addEventListener('visibilitychange', nudge);
    return () => {
      window.removeEventListener('online', nudge);
      window.removeEventListener('offline', nudge);
      document.removeEventListener('visibilitychange', nudge);
      unfollow();
      book.stop();
      client.stop();
    };
  }, [me.id]);
  if (place === null) return null;
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** The agent's desk, and up to where the agent has looked. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('usePlace outside of the workspace');
  return place;
}

/** Everything that the desk knows, again whenever it changes. */
export function useView(): WorkspaceView {
  const { client } = usePlace();
  return useSyncExternalStore(
    useCallback((listener: () => void) => client.subscribe(listener), [client]),
    () => client.view(),
  );
}

/** Whether this window can do anything; another may have the desk. */
export function useLive(): boolean {
  return useView().line.kind !== 'stopped';
}

/** Opens a door by its key for as long as this is on the screen and there is something to open. */
export function useDoor(door: Door, open: (() => void) | null): void {
  const { doors } = usePlace();
  useLayoutEffect(() => {
    if (open === null) return;
    doors.set(door, open);
    return () => {
      if (doors.get(door) === open) doors.delete(door);
    };
  }, [doors, door, open]);
}

/** What is open, again whenever it changes. */
export function usePane(): Pane {
  const { panes } = usePlace();
  return useSyncExternalStore(panes.subscribe, panes.view);
}

function rememberedIn(key: string): ConstructorParameters<typeof Panes>[0] {
  return {
    get: () => storage.get(key),
    set: (conversation) =>
      conversation === null ? storage.remove(key) : storage.set(key, conversation),
  };
}

/** The tasks in the order in which they are shown: ringing, being served, to be finished. */
export function useTasks({ desk, conversations }: WorkspaceView): {
  readonly offered: readonly Task[];
  readonly served: readonly Task[];
  readonly wrapUp: readonly Task[];
} {
  const visitorName = useVisitorName();
  return useMemo(() => {
    const tasks = (desk?.tasks ?? [])
      .map((task) => {
        const { away, ...live } = liveOf(task, conversations.get(task.conversation));
        const name = visitorName(task.customer.name);
        return { ...task, ...live, customer: { ...task.customer, name, away } };
      })
      .sort((one, other) => one.since - other.since);
    return {
      offered: tasks.filter((task) => task.state === 'OFFERED'),
      served: tasks.filter((task) => task.state === 'SERVED'),
      wrapUp: tasks.filter((task) => task.state === 'WRAP_UP'),
    };
  }, [desk, conversations, visitorName]);
}

/** What an agent does; each resolves when the server has answered, and says so when it refused. */
export interface Acts {
  readonly choose: (chosen: 'IDLE' | 'REST' | 'OFFLINE') => Promise<boolean>;
  /** Takes an offer; with the call that the customer asks for unless `textOnly`. */
  readonly accept: (task: Task, textOnly?: boolean) => Promise<boolean>;
  readonly decline: (task: Task) => Promise<boolean>;
  readonly end: (task: Task) => Promise<boolean>;
  readonly finish: (task: Task) => Promise<boolean>;
  readonly transfer: (
    task: Task,
    target: { readonly groupId: string; readonly to?: string; readonly note: string },
  ) => Promise<boolean>;
  /** Asks the customer for a call. */
  readonly call: (task: Task, media: CallMedia) => Promise<boolean>;
  readonly acceptCall: (task: Task, call: Call) => Promise<boolean>;
  /** Declines, cancels or hangs up. */
  readonly endCall: (task: Task, call: string) => Promise<boolean>;
  readonly changeCall: (session: CallSession<MediaStream>, media: CallMedia) => Promise<boolean>;
}

/** The acts of the agent, with a word when one is refused. */
export function useActs(): Acts {
  const { client, book, panes, states } = usePlace();
  const { message } = App.useApp();
  const say = useFaultWords();
  return useMemo(() => {
    const told = async (answer: Promise<Answer>) => {
      const known = await answer;
      if (known.kind === 'done') return true;
      void message.error(say(known.code, known.detail));
      return false;
    };
    // What the person gives away goes from the screen, unless it is refused.
    const given = async (task: Task, answer: Promise<Answer>) => {
      panes.letGo(task.conversation);
      const done = await told(answer);
      if (!done) panes.keep(task.conversation);
      return done;
    };
    return {
      choose: (chosen) => {
        states.asked(chosen);
        return told(client.choose(chosen)).then((done) => {
          if (!done) states.asked(null);
          return done;
        });
      },
      accept: (task, textOnly = false) => {
        // Whoever talks already takes the conversation, not a second call.
        const call = textOnly || book.view().size > 0 ? null : askedWith(task);
        if (call !== null) book.accepting(task.conversation, call.media);
        const answer = client.accept(task.conversation, task.offer?.id ?? '', call !== null);
        void answer.then(({ kind }) => {
          if (kind === 'refused') book.cool(task.conversation);
        });
        panes.open(task.conversation);
        return told(answer);
      },
      decline: (task) => given(task, client.decline(task.conversation, task.offer?.id ?? '')),
      end: (task) => told(client.end(task.conversation)),
      finish: (task) => given(task, client.finish(task.conversation)),
      transfer: (task, target) => given(task, client.transfer(task.conversation, target)),
      call: (task, media) => told(book.ask(task.conversation, media)),
      acceptCall: (task, call) => told(book.accept(task.conversation, call)),
      endCall: (task, call) => told(book.end(task.conversation, call)),
      changeCall: (session, media) => told(session.change(media)),
    };
  }, [client, book, panes, states, message, say]);
}

/** Words for a refusal by its code. */
export function useFaultWords(): (code: string, detail: string | null) => string {
  const { t, i18n } = useTranslation('workspace');
  return useCallback(
    (code, detail) => {
      if (i18n.exists(`problem.${code}`, { ns: 'workspace' })) return t(`problem.${code}`);
      return detail ?? t('problem.else', { code });
    },
    [t, i18n],
  );
}
