import { AuditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@zongji/protocol';
import { Page } from '@zongji/ui';
import { useTranslation } from 'react-i18next';
import { EmptyList } from '@/lib/EmptyList';
import { ListTable } from '@/lib/ListTable';
import { useAddress } from '@/lib/useAddress';
import { useOpening } from '@/lib/useOpening';
import { usePages } from '@/lib/usePages';
import { AuditDrawer } from './AuditDrawer';
import { AuditFilter } from './AuditFilter';
import { auditList, FILTERS, queryOf } from './auditQueries';
import { useAuditColumns } from './useAuditColumns';

/** 操作日志: what administrators changed, when, from where, and how it was before. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { opening, open } = useOpening<AuditEntry>();
  const address = useAddress(FILTERS);
  const list = useQuery(auditList(queryOf(address)));
  const pages = usePages(address, list);
  const columns = useAuditColumns(open);
  return (
    <Page title={t('title')} detail={t('detail')}>
      <AuditFilter address={address} />
      <ListTable
        query={list}
        rows={list.data?.items}
        columns={columns}
        namespace="audit"
        onOpen={open}
        empty={
          <EmptyList
            address={address}
            icon={<AuditOutlined />}
            none={{ title: t('nothing'), detail: t('nothingDetail') }}
            notFound={t('nothingFound')}
          />
        }
        pagination={pages}
      />
      {opening === undefined ? null : (
        <AuditDrawer key={opening.key} entry={opening.what} onClose={opening.close} />
      )}
    </Page>
  );
}
