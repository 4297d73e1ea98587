import { FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ServiceRecord } from '@zongji/protocol';
import { Page } from '@zongji/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyList } from '@/lib/EmptyList';
import { ListTable } from '@/lib/ListTable';
import { useAddress } from '@/lib/useAddress';
import { usePages } from '@/lib/usePages';
import { type Neighbours, RecordDrawer } from './RecordDrawer';
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
  const shown = opened.get('open');
  const pages = usePages(address, list);
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
        empty={
          <EmptyList
            address={address}
            icon={<FileSearchOutlined />}
            none={{ title: t('nothing'), detail: t('nothingDetail') }}
            notFound={t('nothingFound')}
            action={<Link to="/channels/websites">{t('toChannels')}</Link>}
          />
        }
        pagination={pages}
      />
      {shown === undefined ? null : (
        <RecordDrawer
          id={shown}
          beside={besideOf(shown, list.data?.items)}
          onOpen={open}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  );
}

function besideOf(id: string, rows: readonly ServiceRecord[] | undefined): Neighbours {
  const at = rows?.findIndex((row) => row.id === id) ?? -1;
  return at < 0
    ? { before: undefined, after: undefined }
    : { before: rows?.[at - 1]?.id, after: rows?.[at + 1]?.id };
}
