import type { Channel } from '@zongji/protocol';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/lib/FormDialog';
import { http } from '@/lib/http';
import { originOf } from './channelRules';
import { NameField } from './NameField';
import { useRefresh } from './useChannels';

interface Fields {
  readonly name: string;
  readonly origins: readonly string[];
}

/** Adds a website or, given one, changes its name and the origins that may embed it. */
export function WebsiteDialog({
  channel,
  onClose,
}: {
  readonly channel: Channel | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('channels');
  const refresh = useRefresh();
  return (
    <FormDialog
      title={channel === undefined ? t('websites.add') : t('websites.edit', { name: channel.name })}
      namespace="channels"
      initial={{ name: channel?.name ?? '', origins: channel?.origins ?? [] }}
      fieldOfCode={{ 'channel.name-taken': 'name' }}
      width={560}
      save={(fields: Fields) => save(channel, fields)}
      onSaved={refresh}
      said={({ name }) => t(channel === undefined ? 'websites.added' : 'common:savedOf', { name })}
      onClose={onClose}
    >
      <NameField />
      <Form.Item
        name="origins"
        label={t('websites.origins')}
        extra={t('websites.originsHint')}
        getValueFromEvent={(typed: readonly string[]) => [
          ...new Set(typed.map((one) => originOf(one) ?? one.trim())),
        ]}
        rules={[
          {
            validator: async (_, origins: readonly string[]) => {
              const wrong = origins.find((one) => originOf(one) === undefined);
              if (wrong !== undefined) throw new Error(t('websites.originsRule', { wrong }));
            },
          },
        ]}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', ' ', '\n']}
          placeholder="https://www.example.com"
        />
      </Form.Item>
    </FormDialog>
  );
}

function save(channel: Channel | undefined, { name, origins }: Fields): Promise<Channel> {
  const asked = { name: name.trim(), origins: origins.map((typed) => originOf(typed) ?? typed) };
  if (channel === undefined) return http.post('/api/channels/websites', asked);
  return http.put(`/api/channels/websites/${channel.id}`, asked);
}
