import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mode, SkillGroup } from '@zongji/protocol';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';
import { CAP_MAX, capIsEditable, isGroupName, NAME_MAX, nameLength } from './capRules';

interface Fields {
  readonly name: string;
  readonly cap: number;
}

/** Adds a skill group to a mode or, given one, changes its name and where it can its cap. */
export function GroupDialog({
  open,
  mode,
  group,
  onClose,
}: {
  readonly open: boolean;
  readonly mode: Mode;
  readonly group: SkillGroup | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('groups');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: ({ name, cap }: Fields) => {
      const asked = { name: name.trim(), cap };
      if (group === undefined) return http.post('/api/skill-groups', { mode, ...asked });
      return http.put(`/api/skill-groups/${group.id}`, asked);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['skill-groups'] });
      await queries.invalidateQueries({ queryKey: ['staff'] });
      message.success(t(group === undefined ? 'added' : 'common:saved'));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={group === undefined ? t('add') : t('edit', { name: group.name })}
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
        initialValues={{ name: group?.name ?? '', cap: group?.cap ?? 1 }}
        onFinish={(fields) => save.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={save.error}
          form={form}
          namespace="groups"
          fields={['name', 'cap']}
          fieldOfCode={{ 'skill.name-taken': 'name' }}
        />
        <Form.Item
          name="name"
          label={t('name')}
          required
          rules={[
            {
              validator: async (_, value: string | undefined) => {
                if (!isGroupName(value ?? '')) throw new Error(t('nameRule'));
              },
            },
          ]}
        >
          <Input
            autoFocus
            count={{ show: true, max: NAME_MAX, strategy: nameLength }}
            placeholder={t('namePlaceholder')}
          />
        </Form.Item>
        <Form.Item label={t('mode')} extra={t('modeHint')}>
          <Input value={t(`common:mode.${mode}`)} disabled />
        </Form.Item>
        <Form.Item
          name="cap"
          label={t('cap')}
          extra={t(capIsEditable(mode) ? 'capHint' : 'capFixed', {
            mode: t(`common:mode.${mode}`),
          })}
          rules={[{ required: true, message: t('capRule', { max: CAP_MAX }) }]}
        >
          <InputNumber
            min={1}
            max={CAP_MAX}
            precision={0}
            disabled={!capIsEditable(mode)}
            style={{ width: 160 }}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
