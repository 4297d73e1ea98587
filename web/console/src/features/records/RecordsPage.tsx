import { FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ServiceRecord } from '@zongji/protocol';
import { EmptyState, Page, Panel } from '@zongji/ui';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { LoadTrouble } from '@/lib/Loaded';
import { useAddress } from '@/lib/useAddress';
import { RecordDrawer } from './RecordDrawer';
import { RecordFilter } from './RecordFilter';
import { FILTERS, queryOf, records } from './recordQueries';
import { useRecordColumns } from './useRecordColumns';

/** 服务记录: every conversation, what was said in it, and why it went to whom. */
export function RecordsPage() {
  const { t } = useTranslation('records');
  const address = useAddress(FILTERS);
  const opened = useAddress(['open']);
  const list = useQuery(records.list(queryOf(address)));
  const open = (id: string | undefined) => opened.set({ open: id });
  const columns = useRecordColumns(open);
  return (
    <Page title={t('title')} detail={t('detail')}>
      <RecordFilter address={address} />
      <Panel flush>
        {list.isError && list.data === undefined ? (
          <LoadTrouble query={list} namespace="records" />
        ) : (
          <Table<ServiceRecord>
            rowKey="id"
            size="middle"
            columns={columns}
            dataSource={[...(list.data?.items ?? [])]}
            loading={list.isPending}
            scroll={{ x: 'max-content' }}
            onRow={(record) => ({
              style: { cursor: 'pointer' },
              onClick: () => open(record.id),
            })}
            locale={{
              emptyText: list.isPending ? (
                <div style={{ height: 240 }} />
              ) : (
                <EmptyState
                  icon={<FileSearchOutlined />}
                  title={t(address.filtered ? 'nothingFound' : 'nothing')}
                  detail={t(address.filtered ? 'nothingFoundDetail' : 'nothingDetail')}
                  action={
                    address.filtered ? (
                      <Button onClick={address.clear}>{t('common:reset')}</Button>
                    ) : undefined
                  }
                />
              ),
            }}
            pagination={{
              current: address.page,
              pageSize: address.size,
              total: list.data?.total ?? 0,
              showSizeChanger: true,
              pageSizeOptions: [20, 50, 100],
              showTotal: (total) => t('common:total', { total }),
              onChange: address.turn,
            }}
          />
        )}
      </Panel>
      <RecordDrawer id={opened.get('open')} onClose={() => open(undefined)} />
    </Page>
  );
}
