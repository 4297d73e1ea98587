import { ApartmentOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Mode } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ListTable } from '@/lib/ListTable';
import { ModeNotice } from '@/lib/ModeNotice';
import { modePath, useMode } from '@/lib/mode';
import { useAddress } from '@/lib/useAddress';
import { useOpening } from '@/lib/useOpening';
import { flowReads, flowWrites } from './api';
import { NameDialog } from './NameDialog';
import { useFlowColumns } from './useFlowColumns';
import { useFlowsChanged } from './useFlowDeeds';
import { useImport } from './useImport';

/** 会话服务流管理 of one mode. */
export function FlowsPage() {
  const mode = useMode();
  return <List key={mode} mode={mode} />;
}

function List({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('flows');
  const navigate = useNavigate();
  const address = useAddress(['name']);
  const { opening, open } = useOpening<null>();
  const name = address.get('name');
  const list = useQuery(flowReads.list({ mode, name, page: address.page, size: address.size }));
  const columns = useFlowColumns(mode);
  const changed = useFlowsChanged();
  const choose = useImport(mode);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => open(null)}>
      {t('list.add')}
    </Button>
  );
  const bring = (
    <Button icon={<ImportOutlined />} onClick={choose}>
      {t('list.import')}
    </Button>
  );
  const search = (
    <Input.Search
      allowClear
      defaultValue={name}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      style={{ maxWidth: 280 }}
      onSearch={(typed) => address.filter({ name: typed.trim() })}
    />
  );
  const none = list.data?.total === 0 && !address.filtered;
  return (
    <Page
      title={t('list.titleOf', { mode: t(`common:mode.${mode}`) })}
      detail={t('list.detail')}
      actions={
        none ? undefined : (
          <>
            {bring}
            {add}
          </>
        )
      }
    >
      <ModeNotice mode={mode} />
      <ListTable
        query={list}
        rows={list.data?.items}
        columns={columns}
        namespace="flows"
        above={none ? undefined : search}
        pagination={
          (list.data?.total ?? 0) <= address.size
            ? false
            : {
                current: address.page,
                pageSize: address.size,
                total: list.data?.total ?? 0,
                showTotal: (total) => t('common:total', { total }),
                onChange: address.turn,
              }
        }
        empty={
          none ? (
            <EmptyState
              icon={<ApartmentOutlined />}
              title={t('list.empty')}
              detail={t('list.emptyDetail')}
              action={
                <>
                  {add}
                  {bring}
                </>
              }
            />
          ) : (
            <EmptyState
              title={t('list.notFound', { name: name ?? '' })}
              action={<Button onClick={address.clear}>{t('common:reset')}</Button>}
            />
          )
        }
      />
      {opening === undefined ? null : (
        <NameDialog
          key={opening.key}
          title={t('list.add')}
          name=""
          make={(wanted) => flowWrites.create(mode, wanted)}
          onMade={changed}
          onOpened={(flow) => void navigate(`/m/${modePath(mode)}/flows/${flow.id}`)}
          onClose={opening.close}
        />
      )}
    </Page>
  );
}
