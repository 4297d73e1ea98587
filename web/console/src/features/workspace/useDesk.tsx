import type { Task } from '@zongji/protocol';
import type { WorkspaceClient, WorkspaceView } from '@zongji/sync';
import { App } from 'antd';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/session';
import { createClient, scopeOf, storage } from './client';
import { liveOf } from './live';
import { Seen } from './seen';
import { Uploads } from './uploads';

/** What everything in the workspace stands on. */
interface Place {
  readonly client: WorkspaceClient;
  readonly seen: Seen;
  readonly uploads: Uploads;
}

const PlaceContext = createContext<Place | null>(null);

/** Connects the agent's desk for as long as the workspace is open. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const client = createClient(me.id);
    setPlace({
      client,
      seen: new Seen(storage, scopeOf(me.id)),
      uploads: new Uploads((conversation, media) => client.say(conversation, media)),
    });
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

/** The tasks in the order in which they are shown: ringing, being served, to be finished. */
export function useTasks({ desk, conversations }: WorkspaceView): {
  readonly offered: readonly Task[];
  readonly served: readonly Task[];
  readonly wrapUp: readonly Task[];
} {
  return useMemo(() => {
    const tasks = (desk?.tasks ?? [])
      .map((task) => {
        const { away, ...live } = liveOf(task, conversations.get(task.conversation));
        return { ...task, ...live, customer: { ...task.customer, away } };
      })
      .sort((one, other) => one.since - other.since);
    return {
      offered: tasks.filter((task) => task.state === 'OFFERED'),
      served: tasks.filter((task) => task.state === 'SERVED'),
      wrapUp: tasks.filter((task) => task.state === 'WRAP_UP'),
    };
  }, [desk, conversations]);
}

/** What an agent does; each resolves when the server has answered, and says so when it refused. */
export interface Acts {
  readonly choose: (chosen: 'IDLE' | 'REST' | 'OFFLINE') => Promise<boolean>;
  readonly accept: (task: Task) => Promise<boolean>;
  readonly decline: (task: Task) => Promise<boolean>;
  readonly end: (task: Task) => Promise<boolean>;
  readonly finish: (task: Task) => Promise<boolean>;
  readonly transfer: (
    task: Task,
    target: { readonly groupId: string; readonly to?: string; readonly note: string },
  ) => Promise<boolean>;
}

/** The acts of the agent, with a word when one is refused. */
export function useActs(): Acts {
  const { client } = usePlace();
  const { message } = App.useApp();
  const say = useFaultWords();
  return useMemo(() => {
    const told = async (answer: ReturnType<WorkspaceClient['end']>) => {
      const known = await answer;
      if (known.kind === 'done') return true;
      void message.error(say(known.code, known.detail));
      return false;
    };
    return {
      choose: (chosen) => told(client.choose(chosen)),
      accept: (task) => told(client.accept(task.conversation, task.offer?.id ?? '')),
      decline: (task) => told(client.decline(task.conversation, task.offer?.id ?? '')),
      end: (task) => told(client.end(task.conversation)),
      finish: (task) => told(client.finish(task.conversation)),
      transfer: (task, target) => told(client.transfer(task.conversation, target)),
    };
  }, [client, message, say]);
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
