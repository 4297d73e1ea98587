import { useQuery } from '@tanstack/react-query';
import type { Mode, QuickReply } from '@zongji/protocol';
import { Empty } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { Loaded } from '@/lib/Loaded';
import styles from './QuickReplies.module.css';

/** The texts that agents of a mode need often. */
export function useQuickReplies(mode: Mode) {
  return useQuery({ ...api.quickReplies(mode), staleTime: 60_000 });
}

interface Props {
  readonly query: ReturnType<typeof useQuickReplies>;
  readonly found: readonly QuickReply[];
  readonly wanted: string;
  readonly chosen: number;
  readonly hover: (index: number) => void;
  readonly put: (text: string) => void;
}

/** The list above the composer; arrows choose, Enter takes. */
export function QuickReplies({ query, found, wanted, chosen, hover, put }: Props) {
  const { t } = useTranslation('workspace');
  return (
    <div className={styles.list}>
      <Loaded query={query} namespace="workspace">
        {(all) =>
          found.length === 0 ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={t(all.length === 0 ? 'quick.none' : 'quick.noMatch', { wanted })}
            />
          ) : (
            <ul aria-label={t('quick.title')}>
              {found.map((reply, index) => (
                <Line
                  key={reply.id}
                  reply={reply}
                  on={index === chosen}
                  hover={() => hover(index)}
                  put={put}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className={styles.hint}>{t('quick.hint')}</p>
    </div>
  );
}

function Line({
  reply,
  on,
  hover,
  put,
}: {
  readonly reply: QuickReply;
  readonly on: boolean;
  readonly hover: () => void;
  readonly put: (text: string) => void;
}) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) line.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    <li ref={line}>
      <button
        type="button"
        aria-current={on}
        onMouseEnter={hover}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => put(reply.text)}
      >
        <b>{reply.title}</b>
        <span>{reply.text}</span>
      </button>
    </li>
  );
}
