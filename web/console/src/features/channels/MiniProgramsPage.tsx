import { PlusOutlined, WechatOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { CopyButton, EmptyState, Page } from '@zongji/ui';
import { Button, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import { ListTable } from '@/lib/ListTable';
import { ChannelState, LinkedFlows } from './ChannelState';
import { LinkFlowDialog } from './LinkFlowDialog';
import { MiniProgramDialog } from './MiniProgramDialog';
import { useRemoveChannel } from './useChannels';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'bind' }
  | { readonly kind: 'edit'; readonly channel: Channel }
  | { readonly kind: 'link'; readonly channel: Channel };

const NONE: Open = { kind: 'none' };

/** 渠道接入 › 微信小程序-自定义. */
export function MiniProgramsPage() {
  const { t } = useTranslation('channels');
  const [open, setOpen] = useState<Open>(NONE);
  const list = useQuery(api.channels('MINI_PROGRAM'));
  const columns = useColumns(setOpen);
  const bind = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'bind' })}>
      {t('miniPrograms.bind')}
    </Button>
  );
  return (
    <Page
      title={t('miniPrograms.title')}
      detail={t('miniPrograms.detail')}
      actions={list.data?.length === 0 ? undefined : bind}
    >
      <ListTable
        query={list}
        rows={list.data}
        namespace="channels"
        columns={columns}
        empty={
          <EmptyState
            icon={<WechatOutlined />}
            title={t('miniPrograms.empty')}
            detail={t('miniPrograms.emptyDetail')}
            action={bind}
          />
        }
      />
      <MiniProgramDialog
        open={open.kind === 'bind' || open.kind === 'edit'}
        channel={open.kind === 'edit' ? open.channel : undefined}
        onClose={() => setOpen(NONE)}
      />
      <LinkFlowDialog
        channel={open.kind === 'link' ? open.channel : undefined}
        onClose={() => setOpen(NONE)}
      />
    </Page>
  );
}

function useColumns(onOpen: (open: Open) => void): TableColumnsType<Channel> {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const remove = useRemoveChannel();
  return [
    { title: t('name'), dataIndex: 'name' },
    {
      title: 'AppID',
      dataIndex: 'appId',
      render: (_, { appId }) => (
        <Space size={4}>
          <code>{appId}</code>
          <CopyButton
            text={appId ?? ''}
            label={t('common:copy')}
            copiedLabel={t('common:copied')}
          />
        </Space>
      ),
    },
    {
      title: t('flows'),
      key: 'flows',
      render: (_, channel) => (
        <LinkedFlows channel={channel} onLink={() => onOpen({ kind: 'link', channel })} />
      ),
    },
    {
      title: t('state'),
      key: 'state',
      width: 120,
      render: (_, channel) => <ChannelState channel={channel} />,
    },
    {
      title: t('createdAt'),
      dataIndex: 'createdAt',
      width: 170,
      className: 'tabular',
      render: (_, { createdAt }) => format.moment(createdAt),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      fixed: 'right',
      width: 230,
      render: (_, channel) => (
        <Space size={0} className="row-actions">
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'link', channel })}>
            {t('link.open')}
          </Button>
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'edit', channel })}>
            {t('common:edit')}
          </Button>
          <Button type="link" size="small" danger onClick={() => remove(channel)}>
            {t('common:delete')}
          </Button>
        </Space>
      ),
    },
  ];
}
