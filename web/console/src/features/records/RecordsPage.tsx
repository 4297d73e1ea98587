import { FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { EmptyState, Page } from '@zongji/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListTable } from '@/lib/ListTable';
import { useAddress } from '@/lib/useAddress';
import { usePages } from '@/lib/usePages';
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
  const pages = usePages();
  const columns = useRecordColumns(open);
  return (
    <Page title={t('title')} detail={t('detail')}>
      <RecordFilter address={address} />
      <ListTable
        query={list}
        rows={list.data?.items}
        columns={columns}
        namespace="records"
        onOpen={(record) => open(record.id)}
        empty={<NothingFound filtered={address.filtered} onClear={address.clear} />}
        pagination={pages(address, list.data?.total)}
      />
      <RecordDrawer id={opened.get('open')} onClose={() => open(undefined)} />
    </Page>
  );
}

function NothingFound({
  filtered,
  onClear,
}: {
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('records');
  return (
    <EmptyState
      icon={<FileSearchOutlined />}
      title={t(filtered ? 'nothingFound' : 'nothing')}
      detail={t(filtered ? 'nothingFoundDetail' : 'nothingDetail')}
      action={
        filtered ? (
          <Button onClick={onClear}>{t('common:reset')}</Button>
        ) : (
          <Link to="/channels/websites">{t('toChannels')}</Link>
        )
      }
    />
  );
}
