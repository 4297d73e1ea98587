import type { Channel } from '@zongji/protocol';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/lib/FormDialog';
import { http } from '@/lib/http';
import { isAppId, isAppSecret } from './channelRules';
import { NameField } from './NameField';
import { useRefresh } from './useChannels';

interface Fields {
  readonly name: string;
  readonly appId: string;
  readonly appSecret: string;
}

/** Binds a mini program or, given one, changes its name or replaces its secret; the secret is never shown. */
export function MiniProgramDialog({
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
      title={
        channel === undefined
          ? t('miniPrograms.bind')
          : t('miniPrograms.edit', { name: channel.name })
      }
      namespace="channels"
      initial={{ name: channel?.name ?? '', appId: channel?.appId ?? '', appSecret: '' }}
      fieldOfCode={{ 'channel.app-id-taken': 'appId', 'channel.name-taken': 'name' }}
      save={(fields: Fields) => save(channel, fields)}
      onSaved={refresh}
      said={({ name }) =>
        t(channel === undefined ? 'miniPrograms.bound' : 'common:savedOf', { name })
      }
      onClose={onClose}
    >
      <NameField />
      <WeChatFields binding={channel === undefined} />
    </FormDialog>
  );
}

function save(channel: Channel | undefined, fields: Fields): Promise<Channel> {
  const name = fields.name.trim();
  const appSecret = fields.appSecret.trim();
  if (channel === undefined) {
    const asked = { name, appId: fields.appId.trim(), appSecret };
    return http.post('/api/channels/mini-programs', asked);
  }
  const asked = { name, ...(appSecret === '' ? {} : { appSecret }) };
  return http.put(`/api/channels/mini-programs/${channel.id}`, asked);
}

function WeChatFields({ binding }: { readonly binding: boolean }) {
  const { t } = useTranslation('channels');
  return (
    <>
      <Form.Item
        name="appId"
        label="AppID"
        required={binding}
        extra={t(binding ? 'miniPrograms.appIdHint' : 'miniPrograms.appIdFixed')}
        rules={[
          {
            validator: async (_, value: string) => {
              if (binding && !isAppId(value)) throw new Error(t('miniPrograms.appIdRule'));
            },
          },
        ]}
      >
        <Input disabled={!binding} autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item
        name="appSecret"
        label="AppSecret"
        required={binding}
        extra={t(binding ? 'miniPrograms.secretHint' : 'miniPrograms.secretKept')}
        rules={[
          {
            validator: async (_, value: string) => {
              const kept = !binding && value.trim() === '';
              if (!kept && !isAppSecret(value)) throw new Error(t('miniPrograms.secretRule'));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
