import type { UseQueryResult } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { Panel } from '@zongji/ui';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { LoadTrouble } from '@/lib/Loaded';

/** A list of channels of one kind. */
export function ChannelList({
  list,
  columns,
  empty,
}: {
  readonly list: UseQueryResult<readonly Channel[]>;
  readonly columns: TableColumnsType<Channel>;
  readonly empty: ReactNode;
}) {
  return (
    <Panel flush>
      {list.isError && list.data === undefined ? (
        <LoadTrouble query={list} namespace="channels" />
      ) : (
        <Table<Channel>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={[...(list.data ?? [])]}
          loading={list.isPending}
          pagination={(list.data?.length ?? 0) > 50 ? { pageSize: 50 } : false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: list.isPending ? <div style={{ height: 240 }} /> : empty }}
        />
      )}
    </Panel>
  );
}
