import { GlobalOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button, Space, type TableColumnsType, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { ListTable } from '@/lib/ListTable';
import { ChannelState, LinkedFlows } from './ChannelState';
import { EmbedDrawer } from './EmbedDrawer';
import { LinkFlowDialog } from './LinkFlowDialog';
import { useRemoveChannel } from './useChannels';
import { WebsiteDialog } from './WebsiteDialog';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly channel: Channel }
  | { readonly kind: 'link'; readonly channel: Channel }
  | { readonly kind: 'embed'; readonly channel: Channel };

const NONE: Open = { kind: 'none' };

/** 渠道接入 › 桌面网站. */
export function WebsitesPage() {
  const { t } = useTranslation('channels');
  const [open, setOpen] = useState<Open>(NONE);
  const list = useQuery(api.channels('WEBSITE'));
  const columns = useColumns(setOpen);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'add' })}>
      {t('websites.add')}
    </Button>
  );
  return (
    <Page
      title={t('websites.title')}
      detail={t('websites.detail')}
      actions={list.data?.length === 0 ? undefined : add}
    >
      <ListTable
        query={list}
        rows={list.data}
        namespace="channels"
        columns={columns}
        empty={
          <EmptyState
            icon={<GlobalOutlined />}
            title={t('websites.empty')}
            detail={t('websites.emptyDetail')}
            action={add}
          />
        }
      />
      <WebsiteDialog
        open={open.kind === 'add' || open.kind === 'edit'}
        channel={open.kind === 'edit' ? open.channel : undefined}
        onClose={() => setOpen(NONE)}
      />
      <LinkFlowDialog
        channel={open.kind === 'link' ? open.channel : undefined}
        onClose={() => setOpen(NONE)}
      />
      <EmbedDrawer
        channel={open.kind === 'embed' ? open.channel : undefined}
        onClose={() => setOpen(NONE)}
      />
    </Page>
  );
}

function useColumns(onOpen: (open: Open) => void): TableColumnsType<Channel> {
  const { t } = useTranslation('channels');
  const remove = useRemoveChannel();
  return [
    { title: t('name'), dataIndex: 'name' },
    {
      title: t('websites.origins'),
      key: 'origins',
      render: (_, { origins }) =>
        (origins ?? []).length === 0 ? (
          <Typography.Text type="secondary">{t('websites.ownPageOnly')}</Typography.Text>
        ) : (
          <Space size={4} wrap>
            {(origins ?? []).map((origin) => (
              <Tag key={origin}>{origin}</Tag>
            ))}
          </Space>
        ),
    },
    {
      title: t('flow'),
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
      title: t('common:actions'),
      key: 'actions',
      fixed: 'right',
      width: 300,
      render: (_, channel) => (
        <Space size={0} className="row-actions">
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'embed', channel })}>
            {t('websites.embed')}
          </Button>
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'link', channel })}>
            {t(channel.flows.length === 0 ? 'link.open' : 'link.replace')}
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
