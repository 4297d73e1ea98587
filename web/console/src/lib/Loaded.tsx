import type { UseQueryResult } from '@tanstack/react-query';
import { Trouble } from '@zongji/ui';
import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from './useProblemWords';

/** Shows what a query read; until then a skeleton, and a word with a way to try again when it failed. */
export function Loaded<T>({
  query,
  namespace = 'common',
  skeleton = <Skeleton active paragraph={{ rows: 6 }} />,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly namespace?: string;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}) {
  const failed = useFailure(query);
  if (query.data !== undefined) return children(query.data);
  if (failed !== undefined) return <LoadTrouble query={failed} namespace={namespace} />;
  return skeleton;
}

/** What is known of a reading. */
interface Reading {
  readonly data: unknown;
  readonly error: unknown;
  readonly errorUpdateCount: number;
  readonly refetch: () => unknown;
}

/**
 * Why there is nothing to show, if reading has failed and nothing was ever read. It stays while it
 * is tried again, which by itself would count as waiting for the first time.
 */
export function useFailure(query: Reading): Pick<Reading, 'error' | 'refetch'> | undefined {
  const [last, setLast] = useState<unknown>(query.error);
  if (query.error !== null && query.error !== last) setLast(query.error);
  if (query.data !== undefined || query.errorUpdateCount === 0) return undefined;
  return { error: query.error ?? last, refetch: query.refetch };
}

/** Says that something could not be read, and offers to try again. */
export function LoadTrouble({
  query,
  namespace = 'common',
}: {
  readonly query: { readonly error: unknown; readonly refetch: () => unknown };
  readonly namespace?: string;
}) {
  const { t } = useTranslation('common');
  const words = useProblemWords(namespace);
  return (
    <Trouble
      title={t('notLoaded')}
      detail={words.of(query.error)}
      retryLabel={t('retry')}
      onRetry={() => void query.refetch()}
    />
  );
}
