import { useMutation } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';
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
  open,
  channel,
  onClose,
}: {
  readonly open: boolean;
  readonly channel: Channel | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('channels');
  const { message } = App.useApp();
  const refresh = useRefresh();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: ({ name, appId, appSecret }: Fields) => {
      const secret = appSecret.trim();
      if (channel === undefined) {
        const asked = { name: name.trim(), appId: appId.trim(), appSecret: secret };
        return http.post('/api/channels/mini-programs', asked);
      }
      const asked = { name: name.trim(), ...(secret === '' ? {} : { appSecret: secret }) };
      return http.put(`/api/channels/mini-programs/${channel.id}`, asked);
    },
    onSuccess: async () => {
      await refresh();
      message.success(t(channel === undefined ? 'miniPrograms.bound' : 'common:saved'));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={
        channel === undefined
          ? t('miniPrograms.bind')
          : t('miniPrograms.edit', { name: channel.name })
      }
      okText={t('common:ok')}
      cancelText={t('common:cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
      afterClose={save.reset}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ name: channel?.name ?? '', appId: channel?.appId ?? '', appSecret: '' }}
        onFinish={(fields) => save.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={save.error}
          form={form}
          namespace="channels"
          fields={['name', 'appId', 'appSecret']}
          fieldOfCode={{ 'channel.app-id-taken': 'appId', 'channel.name-taken': 'name' }}
        />
        <NameField />
        <WeChatFields binding={channel === undefined} />
      </Form>
    </Modal>
  );
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
