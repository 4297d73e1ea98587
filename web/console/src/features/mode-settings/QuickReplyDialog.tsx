import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mode, QuickReply } from '@zongji/protocol';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';

/** Most characters of a reply's name and of its text. */
const TITLE_MAX = 20;
const TEXT_MAX = 2000;

interface Fields {
  readonly title: string;
  readonly text: string;
}

/** Adds a prepared answer or, given one, changes it. */
export function QuickReplyDialog({
  open,
  mode,
  reply,
  nextPosition,
  onClose,
}: {
  readonly open: boolean;
  readonly mode: Mode;
  readonly reply: QuickReply | undefined;
  readonly nextPosition: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('mode-settings');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: ({ title, text }: Fields) => {
      const asked = {
        mode,
        title: title.trim(),
        text: text.trim(),
        position: reply?.position ?? nextPosition,
      };
      if (reply === undefined) return http.post('/api/quick-replies', asked);
      return http.put(`/api/quick-replies/${reply.id}`, asked);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.quickReplies(mode).queryKey });
      message.success(t('common:saved'));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={reply === undefined ? t('replies.add') : t('replies.edit', { title: reply.title })}
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
        initialValues={{ title: reply?.title ?? '', text: reply?.text ?? '' }}
        onFinish={(fields) => save.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={save.error}
          form={form}
          namespace="mode-settings"
          fields={['title', 'text']}
        />
        <Form.Item
          name="title"
          label={t('replies.name')}
          extra={t('replies.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('replies.nameRule') }]}
        >
          <Input autoFocus count={count(TITLE_MAX)} />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('replies.text')}
          rules={[{ required: true, whitespace: true, message: t('replies.textRule') }]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} count={count(TEXT_MAX)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Counts code points and keeps what is typed within the limit. */
function count(max: number) {
  return {
    show: true,
    max,
    strategy: (text: string) => [...text].length,
    exceedFormatter: (text: string) => [...text].slice(0, max).join(''),
  };
}
