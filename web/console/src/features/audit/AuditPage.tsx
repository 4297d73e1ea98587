import { AuditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListTable } from '@/lib/ListTable';
import { useAddress } from '@/lib/useAddress';
import { usePages } from '@/lib/usePages';
import { AuditDrawer } from './AuditDrawer';
import { AuditFilter } from './AuditFilter';
import { auditList, FILTERS, queryOf } from './auditQueries';
import { useAuditColumns } from './useAuditColumns';

/** 操作日志: what administrators changed, when, from where, and how it was before. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [opened, setOpened] = useState<AuditEntry | undefined>(undefined);
  const address = useAddress(FILTERS);
  const list = useQuery(auditList(queryOf(address)));
  const pages = usePages();
  const columns = useAuditColumns(setOpened);
  return (
    <Page title={t('title')} detail={t('detail')}>
      <AuditFilter address={address} />
      <ListTable
        query={list}
        rows={list.data?.items}
        columns={columns}
        namespace="audit"
        onOpen={setOpened}
        empty={<NothingFound filtered={address.filtered} onClear={address.clear} />}
        pagination={pages(address, list.data?.total)}
      />
      <AuditDrawer entry={opened} onClose={() => setOpened(undefined)} />
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
  const { t } = useTranslation('audit');
  return (
    <EmptyState
      icon={<AuditOutlined />}
      title={t(filtered ? 'nothingFound' : 'nothing')}
      detail={t(filtered ? 'nothingFoundDetail' : 'nothingDetail')}
      action={filtered ? <Button onClick={onClear}>{t('common:reset')}</Button> : undefined}
    />
  );
}
