import type { UseQueryResult } from '@tanstack/react-query';
import { Trouble } from '@zongji/ui';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
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
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <LoadTrouble query={query} namespace={namespace} />;
  return skeleton;
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
