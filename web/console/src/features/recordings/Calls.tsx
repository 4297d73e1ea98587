import { useQuery } from '@tanstack/react-query';
import type { Entry } from '@zongji/protocol';
import { Skeleton } from 'antd';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadTrouble } from '@/lib/Loaded';
import { CallCard, type Recorded } from './CallCard';
import styles from './Calls.module.css';
import { callsOf, type PastCall } from './calls';
import { isForeign, recordingsOf } from './recordings';

interface Props {
  readonly conversation: string;
  /** Its whole timeline, in order. */
  readonly entries: readonly Entry[];
  /** Hears that a recording went on to another state, with which the timeline may have grown. */
  readonly onProgress: () => void;
}

/** The calls of a conversation and what was recorded of each; nothing where there was no call. */
export function Calls({ conversation, entries, onProgress }: Props) {
  const calls = useMemo(() => callsOf(entries), [entries]);
  if (calls.length === 0) return null;
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 2 }} />}>
      <Section conversation={conversation} calls={calls} onProgress={onProgress} />
    </Suspense>
  );
}

function Section({
  conversation,
  calls,
  onProgress,
}: Pick<Props, 'conversation' | 'onProgress'> & { readonly calls: readonly PastCall[] }) {
  const { t } = useTranslation('recordings');
  const query = useQuery(recordingsOf(conversation));
  const recordings = query.data?.items;
  const foreign = isForeign(query.error);
  useProgress(recordings?.map(({ callId, state }) => `${callId} ${state}`).join(), onProgress);

  const recordedOf = ({ id }: PastCall): Recorded => {
    if (recordings !== undefined) {
      const recording = recordings.find(({ callId }) => callId === id);
      return recording === undefined ? { kind: 'none' } : { kind: 'there', recording };
    }
    return query.isError ? { kind: 'unknown' } : { kind: 'loading' };
  };

  return (
    <section className={styles.section} aria-label={t('title')}>
      <h3 className={styles.title}>{t('title')}</h3>
      {foreign && <p className={styles.note}>{t('foreign')}</p>}
      {query.isError && !foreign && <LoadTrouble query={query} namespace="recordings" />}
      <ol className={styles.calls}>
        {calls.map((call) => (
          <CallCard
            key={call.id}
            call={call}
            conversation={conversation}
            recorded={recordedOf(call)}
          />
        ))}
      </ol>
    </section>
  );
}

/** Tells when what was known before has changed. */
function useProgress(states: string | undefined, onProgress: () => void): void {
  const before = useRef(states);
  const tell = useRef(onProgress);
  tell.current = onProgress;
  useEffect(() => {
    if (before.current !== undefined && before.current !== states) tell.current();
    before.current = states;
  }, [states]);
}
