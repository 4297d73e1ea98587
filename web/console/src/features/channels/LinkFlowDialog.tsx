import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { EmptyState } from '@zongji/ui';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type FlowChoice } from '@/lib/api';
import { FormDialog } from '@/lib/FormDialog';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { modePath } from '@/lib/mode';
import { useRefresh } from './useChannels';

interface Fields {
  readonly flowId: string | undefined;
}

const NOTHING: Fields = { flowId: undefined };

/** Links a published flow to a channel: picked by name, or found by a pasted flow id. */
export function LinkFlowDialog({
  channel,
  onClose,
}: {
  readonly channel: Channel;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('channels');
  const refresh = useRefresh();
  const flows = useQuery(api.flows({ mode: channel.mode, size: 100 }));
  const choices = choicesOf(flows.data?.items ?? [], channel);
  return (
    <FormDialog
      title={t('link.title', { name: channel.name })}
      namespace="channels"
      initial={NOTHING}
      fieldOfCode={{
        'channel.flow-not-published': 'flowId',
        'channel.flow-of-another-mode': 'flowId',
      }}
      okText={t('link.ok')}
      okDisabled={choices.length === 0}
      save={({ flowId }: Fields) => http.post(`/api/channels/${channel.id}/flows`, { flowId })}
      onSaved={refresh}
      said={() => t('link.done', { name: channel.name })}
      onClose={onClose}
    >
      <Loaded query={flows} namespace="channels">
        {() => <FlowField channel={channel} choices={choices} />}
      </Loaded>
    </FormDialog>
  );
}

/** What may still be linked: published, and not linked already. */
function choicesOf(flows: readonly FlowChoice[], channel: Channel): readonly FlowChoice[] {
  const linked = new Set(channel.flows.map((flow) => flow.id));
  return flows.filter((flow) => flow.state !== 'UNPUBLISHED' && !linked.has(flow.id));
}

function FlowField({
  channel,
  choices,
}: {
  readonly channel: Channel;
  readonly choices: readonly FlowChoice[];
}) {
  const { t } = useTranslation('channels');
  if (choices.length === 0) {
    return (
      <EmptyState
        title={t('link.none')}
        detail={t('link.noneDetail')}
        action={<Link to={`/m/${modePath(channel.mode)}/flows`}>{t('link.toFlows')}</Link>}
      />
    );
  }
  return (
    <Form.Item
      name="flowId"
      label={t('link.flow')}
      extra={t(channel.kind === 'WEBSITE' ? 'link.one' : 'link.many')}
      rules={[{ required: true, message: t('link.missing') }]}
    >
      <Select
        autoFocus
        placeholder={t('link.placeholder')}
        showSearch={{
          filterOption: (typed, option) => isSought(typed, option?.flow),
        }}
        options={choices.map((flow) => ({ value: flow.id, label: flow.name, flow }))}
        optionRender={({ data }) => (
          <>
            {data.flow.name}
            <div style={{ fontSize: 12, color: 'var(--ant-color-text-tertiary)' }}>
              {data.flow.id}
            </div>
          </>
        )}
      />
    </Form.Item>
  );
}

function isSought(typed: string, flow: FlowChoice | undefined): boolean {
  const sought = typed.trim().toLowerCase();
  return flow !== undefined && `${flow.name} ${flow.id}`.toLowerCase().includes(sought);
}
