import { useQueryClient } from '@tanstack/react-query';
import type { Mode, QuickReply } from '@zongji/protocol';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { FormDialog } from '@/lib/FormDialog';
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
  mode,
  reply,
  nextPosition,
  onClose,
}: {
  readonly mode: Mode;
  readonly reply: QuickReply | undefined;
  readonly nextPosition: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('mode-settings');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={reply === undefined ? t('replies.add') : t('replies.edit', { title: reply.title })}
      namespace="mode-settings"
      initial={{ title: reply?.title ?? '', text: reply?.text ?? '' }}
      save={({ title, text }: Fields) => {
        const position = reply?.position ?? nextPosition;
        const asked = { mode, title: title.trim(), text: text.trim(), position };
        if (reply === undefined) return http.post<QuickReply>('/api/quick-replies', asked);
        return http.put<QuickReply>(`/api/quick-replies/${reply.id}`, asked);
      }}
      onSaved={async () => {
        await queries.invalidateQueries({ queryKey: api.quickReplies(mode).queryKey });
      }}
      said={({ title }) => t('common:savedOf', { name: title })}
      onClose={onClose}
    >
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
    </FormDialog>
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
