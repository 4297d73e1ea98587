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
import { usePages } from '@/lib/usePages';
import { ImportDialog } from './ImportDialog';
import { type Handover, PasswordDialog } from './PasswordDialog';
import { StaffDialog } from './StaffDialog';
import { FILTERS, StaffFilter } from './StaffFilter';
import { useStaffColumns } from './useStaffColumns';

/** What is open above the list. */
type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly staff: Staff }
  | { readonly kind: 'import' }
  | { readonly kind: 'passwords'; readonly handovers: readonly Handover[] };

const NONE: Open = { kind: 'none' };

/** 客服管理: everybody who can sign in, and how they are added. */
export function StaffPage() {
  const { t } = useTranslation('staff');
  const [open, setOpen] = useState<Open>(NONE);
  const address = useAddress(FILTERS);
  const list = useQuery(
    api.staff({
      ...Object.fromEntries(FILTERS.map((name) => [name, address.get(name)])),
      page: address.page,
      size: address.size,
    }),
  );
  const handOver = (handovers: readonly Handover[]) =>
    setOpen(handovers.length === 0 ? NONE : { kind: 'passwords', handovers });
  const pages = usePages();
  const columns = useStaffColumns({
    onEdit: (staff) => setOpen({ kind: 'edit', staff }),
    onReset: handOver,
  });
  return (
    <Page
      title={t('title')}
      detail={t('detail')}
      actions={
        <>
          <Button icon={<UploadOutlined />} onClick={() => setOpen({ kind: 'import' })}>
            {t('import.open')}
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'add' })}>
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
        pagination={pages(address, list.data?.total)}
      />
      <StaffDialog
        open={open.kind === 'add' || open.kind === 'edit'}
        staff={open.kind === 'edit' ? open.staff : undefined}
        onClose={() => setOpen(NONE)}
        onAdded={handOver}
      />
      <ImportDialog
        open={open.kind === 'import'}
        onClose={() => setOpen(NONE)}
        onImported={handOver}
      />
      <PasswordDialog
        handovers={open.kind === 'passwords' ? open.handovers : []}
        onClose={() => setOpen(NONE)}
      />
    </Page>
  );
}
