import { useMutation } from '@tanstack/react-query';
import type { Channel } from '@zongji/protocol';
import { App, Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';
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
    mutationFn: ({ name, origins }: Fields) => {
      const asked = {
        name: name.trim(),
        origins: origins.map((typed) => originOf(typed) ?? typed),
      };
      if (channel === undefined) return http.post('/api/channels/websites', asked);
      return http.put(`/api/channels/websites/${channel.id}`, asked);
    },
    onSuccess: async () => {
      await refresh();
      message.success(t(channel === undefined ? 'websites.added' : 'common:saved'));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={channel === undefined ? t('websites.add') : t('websites.edit', { name: channel.name })}
      okText={t('common:ok')}
      cancelText={t('common:cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
      afterClose={save.reset}
      width={560}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ name: channel?.name ?? '', origins: channel?.origins ?? [] }}
        onFinish={(fields) => save.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={save.error}
          form={form}
          namespace="channels"
          fields={['name', 'origins']}
          fieldOfCode={{ 'channel.name-taken': 'name' }}
        />
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
      </Form>
    </Modal>
  );
}
