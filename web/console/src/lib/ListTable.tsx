import { Panel } from '@zongji/ui';
import { Skeleton, Table, type TableColumnsType, type TablePaginationConfig } from 'antd';
import type { ReactNode } from 'react';
import { LoadTrouble, useFailure } from './Loaded';

/** Rows of a list that is shown whole before it is cut into pages. */
const WHOLE_MAX = 50;

/** What a list reads from. */
interface Reading {
  readonly isPending: boolean;
  readonly data: unknown;
  readonly errorUpdateCount: number;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/**
 * A list on a surface of its own: a skeleton until its rows are there, a word and a way on when they
 * could not be read, and what the list is for when there are none. Rows of the page before stay,
 * paler, until the next page has come.
 */
export function ListTable<T extends { readonly id: string }>({
  query,
  rows,
  columns,
  namespace,
  empty,
  pagination,
  onOpen,
}: {
  readonly query: Reading;
  readonly rows: readonly T[] | undefined;
  readonly columns: TableColumnsType<T>;
  readonly namespace: string;
  readonly empty: ReactNode;
  readonly pagination?: TablePaginationConfig;
  /** Makes rows open something by a click anywhere on them. */
  readonly onOpen?: (row: T) => void;
}) {
  const failed = useFailure(query);
  if (failed !== undefined) return <LoadTrouble query={failed} namespace={namespace} />;
  return (
    <Panel flush>
      <Table<T>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...(rows ?? [])]}
        scroll={{ x: 'max-content' }}
        pagination={
          pagination ?? ((rows?.length ?? 0) > WHOLE_MAX ? { pageSize: WHOLE_MAX } : false)
        }
        style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}
        locale={{
          emptyText: query.isPending ? (
            <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />
          ) : (
            empty
          ),
        }}
        {...(onOpen === undefined
          ? {}
          : {
              onRow: (row: T) => ({ style: { cursor: 'pointer' }, onClick: () => onOpen(row) }),
            })}
      />
    </Panel>
  );
}
