import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import { type ListColumn, ListTable } from '@/lib/ListTable';
import { type RowAction, RowActions } from '@/lib/RowActions';
import { type Opening, useOpening } from '@/lib/useOpening';
import { ChannelState, LinkedFlows } from './ChannelState';
import { LinkFlowDialog } from './LinkFlowDialog';
import { useRemoveChannel } from './useChannels';

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly channel: Channel }
  | { readonly kind: 'link'; readonly channel: Channel };

interface Props {
  readonly kind: Channel['kind'];
  readonly words: {
    readonly title: string;
    readonly detail: string;
    readonly add: string;
    readonly empty: string;
    readonly emptyDetail: string;
    readonly flows: string;
  };
  readonly icon: ReactNode;
  /** Columns of this kind, between the name and the flows. */
  readonly columns: readonly ListColumn<Channel>[];
  /** What only this kind can do; stands before link, edit and delete. */
  readonly deeds?: ((channel: Channel) => readonly RowAction[]) | undefined;
  readonly linkWords: (channel: Channel) => string;
  /** Adds a channel, or edits the one given. */
  readonly Dialog: ComponentType<{
    readonly channel: Channel | undefined;
    readonly onClose: () => void;
  }>;
}

/** The channels of one kind: a list to add to, link flows to, edit and delete from. */
export function ChannelsPage({ kind, words, icon, columns, deeds, linkWords, Dialog }: Props) {
  const { opening, open } = useOpening<Open>();
  const list = useQuery(api.channels(kind));
  const all = useColumns({
    flows: words.flows,
    own: columns,
    deeds,
    linkWords,
    onLink: (channel) => open({ kind: 'link', channel }),
    onEdit: (channel) => open({ kind: 'edit', channel }),
  });
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ kind: 'add' })}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={words.title}
      detail={words.detail}
      actions={list.data?.length === 0 ? undefined : add}
    >
      <ListTable
        query={list}
        rows={list.data}
        namespace="channels"
        columns={all}
        empty={
          <EmptyState icon={icon} title={words.empty} detail={words.emptyDetail} action={add} />
        }
      />
      {opening === undefined ? null : <Above key={opening.key} opening={opening} Dialog={Dialog} />}
    </Page>
  );
}

/** What is open above the list. */
function Above({
  opening: { what, close },
  Dialog,
}: {
  readonly opening: Opening<Open>;
  readonly Dialog: Props['Dialog'];
}) {
  switch (what.kind) {
    case 'add':
      return <Dialog channel={undefined} onClose={close} />;
    case 'edit':
      return <Dialog channel={what.channel} onClose={close} />;
    case 'link':
      return <LinkFlowDialog channel={what.channel} onClose={close} />;
  }
}

interface Columns {
  readonly flows: string;
  readonly own: readonly ListColumn<Channel>[];
  readonly deeds: Props['deeds'];
  readonly linkWords: Props['linkWords'];
  readonly onLink: (channel: Channel) => void;
  readonly onEdit: (channel: Channel) => void;
}

function useColumns({ flows, own, deeds, linkWords, onLink, onEdit }: Columns) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const remove = useRemoveChannel();
  const columns: readonly ListColumn<Channel>[] = [
    { title: t('name'), dataIndex: 'name' },
    ...own,
    {
      title: flows,
      key: 'flows',
      render: (_, channel) => <LinkedFlows channel={channel} onLink={() => onLink(channel)} />,
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
      givesWay: 1,
      className: 'tabular',
      render: (_, { createdAt }) => format.moment(createdAt),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, channel) => (
        <RowActions
          name={channel.name}
          actions={[
            ...(deeds?.(channel) ?? []),
            { key: 'link', label: linkWords(channel), onPress: () => onLink(channel) },
            { key: 'edit', label: t('common:edit'), onPress: () => onEdit(channel) },
            {
              key: 'delete',
              label: t('common:delete'),
              danger: true,
              onPress: () => remove(channel),
            },
          ]}
        />
      ),
    },
  ];
  return columns;
}
