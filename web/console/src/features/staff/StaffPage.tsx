import { PlusOutlined, TeamOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Staff } from '@zongji/protocol';
import { Page } from '@zongji/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { EmptyList } from '@/lib/EmptyList';
import { ListTable } from '@/lib/ListTable';
import { useAddress } from '@/lib/useAddress';
import { type Opening, useOpening } from '@/lib/useOpening';
import { usePages } from '@/lib/usePages';
import { ImportDialog } from './ImportDialog';
import { type Handover, PasswordDialog } from './PasswordDialog';
import { StaffDialog } from './StaffDialog';
import { FILTERS, StaffFilter } from './StaffFilter';
import { useStaffColumns } from './useStaffColumns';

/** What is open above the list. */
type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly staff: Staff }
  | { readonly kind: 'import' };

/** 客服管理: everybody who can sign in, and how they are added. */
export function StaffPage() {
  const { t } = useTranslation('staff');
  const { opening, open } = useOpening<Open>();
  const [handovers, setHandovers] = useState<readonly Handover[]>([]);
  const address = useAddress(FILTERS);
  const list = useQuery(
    api.staff({
      ...Object.fromEntries(FILTERS.map((name) => [name, address.get(name)])),
      page: address.page,
      size: address.size,
    }),
  );
  // Passwords are shown once: those of a second answer must not push away those of a first.
  const handOver = (more: readonly Handover[]) => setHandovers((all) => [...all, ...more]);
  const pages = usePages(address, list);
  const columns = useStaffColumns({
    onEdit: (staff) => open({ kind: 'edit', staff }),
    onReset: handOver,
  });
  return (
    <Page
      title={t('title')}
      detail={t('detail')}
      actions={
        <>
          <Button icon={<UploadOutlined />} onClick={() => open({ kind: 'import' })}>
            {t('import.open')}
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ kind: 'add' })}>
            {t('add')}
          </Button>
        </>
      }
    >
      <StaffFilter address={address} />
      <ListTable
        query={list}
        rows={list.data?.items}
        columns={columns}
        namespace="staff"
        empty={
          <EmptyList
            address={address}
            icon={<TeamOutlined />}
            none={{ title: t('nobody'), detail: t('nobodyDetail') }}
            notFound={t('nobodyFound')}
          />
        }
        pagination={pages}
      />
      {opening === undefined ? null : (
        <Above key={opening.key} opening={opening} onHandOver={handOver} />
      )}
      {handovers.length === 0 ? null : (
        <PasswordDialog handovers={handovers} onClose={() => setHandovers([])} />
      )}
    </Page>
  );
}

/** What is open above the list. */
function Above({
  opening: { what, close },
  onHandOver,
}: {
  readonly opening: Opening<Open>;
  readonly onHandOver: (handovers: readonly Handover[]) => void;
}) {
  switch (what.kind) {
    case 'add':
      return <StaffDialog staff={undefined} onClose={close} onAdded={onHandOver} />;
    case 'edit':
      return <StaffDialog staff={what.staff} onClose={close} onAdded={onHandOver} />;
    case 'import':
      return <ImportDialog onClose={close} onImported={onHandOver} />;
  }
}
