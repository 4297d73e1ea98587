import { useQueryClient } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { useTranslation } from 'react-i18next';
import { http } from '@/lib/http';
import { useConfirm } from '@/lib/useConfirm';

const DELETE_TITLE = {
  MINI_PROGRAM: 'miniPrograms.deleteTitle',
  WEBSITE: 'websites.deleteTitle',
} as const;

/** Reads anew what a change of a channel can change: channels, and the states of flows. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['channels'] });
    await queries.invalidateQueries({ queryKey: ['flows'] });
  };
}

/** Asks before a channel is deleted. */
export function useRemoveChannel(): (channel: Channel) => void {
  const { t } = useTranslation('channels');
  const confirm = useConfirm('channels');
  const refresh = useRefresh();
  return (channel) =>
    confirm({
      title: t(DELETE_TITLE[channel.kind], { name: channel.name }),
      content: t(channel.inUse ? 'deleteInUse' : 'deleteDetail'),
      okText: t('common:ok'),
      danger: true,
      act: async () => {
        await http.delete(`/api/channels/${channel.id}`);
        await refresh();
      },
      done: t('deleted', { name: channel.name }),
    });
}

/** Asks before a flow is unlinked: customers who come after that find no service. */
export function useUnlink(): (channel: Channel, flow: Channel['flows'][number]) => void {
  const { t } = useTranslation('channels');
  const confirm = useConfirm('channels');
  const refresh = useRefresh();
  return (channel, flow) =>
    confirm({
      title: t('unlink.title', { flow: flow.name, channel: channel.name }),
      content: t('unlink.detail'),
      okText: t('unlink.open'),
      danger: true,
      act: async () => {
        await http.delete(`/api/channels/${channel.id}/flows/${flow.id}`);
        await refresh();
      },
      done: t('unlink.done'),
    });
}
