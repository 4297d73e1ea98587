import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  MessageOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mode, QuickReply } from '@zongji/protocol';
import { EmptyState, Panel } from '@zongji/ui';
import { App, Button, Space, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { useConfirm } from '@/lib/useConfirm';
import { useOpening } from '@/lib/useOpening';
import { useProblemWords } from '@/lib/useProblemWords';
import { QuickReplyDialog } from './QuickReplyDialog';
import { swapped } from './swapped';

type Open = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly reply: QuickReply };

/** 快捷回复: the prepared answers of a mode, in the order agents see them. */
export function QuickReplies({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('mode-settings');
  const { opening, open } = useOpening<Open>();
  const replies = useQuery(api.quickReplies(mode));
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => open({ kind: 'add' })}>
      {t('replies.add')}
    </Button>
  );
  return (
    <Panel title={t('replies.title')} detail={t('replies.detail')} actions={add} flush>
      <Loaded query={replies} namespace="mode-settings">
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={<MessageOutlined />}
              title={t('replies.empty')}
              detail={t('replies.emptyDetail')}
              action={add}
            />
          ) : (
            <ReplyTable
              mode={mode}
              replies={[...list].sort((a, b) => a.position - b.position)}
              onEdit={(reply) => open({ kind: 'edit', reply })}
            />
          )
        }
      </Loaded>
      {opening === undefined ? null : (
        <QuickReplyDialog
          key={opening.key}
          mode={mode}
          reply={opening.what.kind === 'edit' ? opening.what.reply : undefined}
          nextPosition={nextPosition(replies.data ?? [])}
          onClose={opening.close}
        />
      )}
    </Panel>
  );
}

function nextPosition(replies: readonly QuickReply[]): number {
  return 1 + Math.max(0, ...replies.map((reply) => reply.position));
}

function ReplyTable({
  mode,
  replies,
  onEdit,
}: {
  readonly mode: Mode;
  readonly replies: readonly QuickReply[];
  readonly onEdit: (reply: QuickReply) => void;
}) {
  const { t } = useTranslation('mode-settings');
  const remove = useRemoveReply(mode);
  const move = useMoveReply(mode, replies);
  return (
    <Table<QuickReply>
      rowKey="id"
      size="middle"
      pagination={false}
      dataSource={[...replies]}
      columns={[
        {
          title: t('replies.name'),
          dataIndex: 'title',
          width: 180,
          render: (_, { title }) => <Typography.Text strong>{title}</Typography.Text>,
        },
        {
          title: t('replies.text'),
          dataIndex: 'text',
          render: (_, { text }) => (
            <Typography.Paragraph
              style={{ margin: 0, whiteSpace: 'pre-line' }}
              ellipsis={{ rows: 2, tooltip: text }}
            >
              {text}
            </Typography.Paragraph>
          ),
        },
        {
          title: t('common:actions'),
          key: 'actions',
          width: 220,
          render: (_, reply, index) => (
            <Space size={0} className="row-actions">
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={index === 0 || move.isPending}
                aria-label={t('replies.up', { title: reply.title })}
                onClick={() => move.mutate({ index, by: -1 })}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={index === replies.length - 1 || move.isPending}
                aria-label={t('replies.down', { title: reply.title })}
                onClick={() => move.mutate({ index, by: 1 })}
              />
              <Button type="link" size="small" onClick={() => onEdit(reply)}>
                {t('common:edit')}
              </Button>
              <Button type="link" size="small" danger onClick={() => remove(reply)}>
                {t('common:delete')}
              </Button>
            </Space>
          ),
        },
      ]}
    />
  );
}

function useRemoveReply(mode: Mode): (reply: QuickReply) => void {
  const { t } = useTranslation('mode-settings');
  const confirm = useConfirm('mode-settings');
  const queries = useQueryClient();
  return (reply) =>
    confirm({
      title: t('replies.deleteTitle', { title: reply.title }),
      okText: t('common:ok'),
      danger: true,
      act: async () => {
        await http.delete(`/api/quick-replies/${reply.id}`);
        await queries.invalidateQueries({ queryKey: api.quickReplies(mode).queryKey });
      },
      done: t('replies.deleted', { title: reply.title }),
    });
}

/** Moves a reply by one place: writes the positions that change. */
function useMoveReply(mode: Mode, replies: readonly QuickReply[]) {
  const { message } = App.useApp();
  const words = useProblemWords('mode-settings');
  const queries = useQueryClient();
  const { queryKey } = api.quickReplies(mode);
  return useMutation({
    mutationFn: async ({ index, by }: { readonly index: number; readonly by: 1 | -1 }) => {
      const after = swapped(replies, index, by);
      queries.setQueryData(queryKey, after);
      const before = new Map(replies.map((reply) => [reply.id, reply.position]));
      for (const { id, title, text, position } of after) {
        if (before.get(id) === position) continue;
        await http.put(`/api/quick-replies/${id}`, { mode, title, text, position });
      }
    },
    onError: (error) => message.error(words.of(error)),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
