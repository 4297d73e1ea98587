import type { Channel } from '@zongji/protocol';
import { CopyButton, MARKS, StateMark } from '@zongji/ui';
import { Button, Space, Tag, Tooltip, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnlink } from './useChannels';

/** Whether customers can come by a channel now, in a word. */
export function ChannelState({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('channels');
  return channel.inUse ? (
    <StateMark tone={MARKS.channel.IN_USE}>{t('inUse')}</StateMark>
  ) : (
    <StateMark tone={MARKS.channel.NOT_IN_USE}>{t('notInUse')}</StateMark>
  );
}

/** The flows that a channel is linked to, each with its id to copy and a way to unlink it. */
export function LinkedFlows({
  channel,
  onLink,
}: {
  readonly channel: Channel;
  readonly onLink: () => void;
}) {
  const { t } = useTranslation('channels');
  const unlink = useUnlink();
  if (channel.flows.length === 0) {
    return (
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={onLink}>
        {t('link.open')}
      </Button>
    );
  }
  return (
    <Space size={4} wrap>
      {channel.flows.map((flow) => (
        <span key={flow.id}>
          <Tooltip
            title={
              <Typography.Text style={{ color: 'inherit', fontSize: 12 }}>
                {flow.id}
              </Typography.Text>
            }
          >
            <Tag
              closable
              style={{ marginInlineEnd: 0 }}
              onClose={(event) => {
                event.preventDefault();
                unlink(channel, flow);
              }}
            >
              {flow.name}
            </Tag>
          </Tooltip>
          <CopyButton
            text={flow.id}
            label={t('copyFlowId', { name: flow.name })}
            copiedLabel={t('common:copied')}
          />
        </span>
      ))}
    </Space>
  );
}
