import { useQueryClient } from '@tanstack/react-query';
import type { Mode, SkillGroup } from '@zongji/protocol';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/lib/FormDialog';
import { http } from '@/lib/http';
import { wholeNumber } from '@/lib/wholeNumber';
import { CAP_MAX, capIsEditable, isGroupName, NAME_MAX, nameLength } from './capRules';

interface Fields {
  readonly name: string;
  readonly cap: string;
}

/** Adds a skill group to a mode or, given one, changes its name and where it can its cap. */
export function GroupDialog({
  mode,
  group,
  onClose,
}: {
  readonly mode: Mode;
  readonly group: SkillGroup | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('groups');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={group === undefined ? t('add') : t('edit', { name: group.name })}
      namespace="groups"
      initial={{ name: group?.name ?? '', cap: `${group?.cap ?? 1}` }}
      fieldOfCode={{ 'skill.name-taken': 'name' }}
      save={({ name, cap }: Fields) => {
        const asked = { name: name.trim(), cap: wholeNumber(cap, 1, CAP_MAX) ?? 1 };
        if (group === undefined) {
          return http.post<SkillGroup>('/api/skill-groups', { mode, ...asked });
        }
        return http.put<SkillGroup>(`/api/skill-groups/${group.id}`, asked);
      }}
      onSaved={async () => {
        await queries.invalidateQueries({ queryKey: ['skill-groups'] });
        await queries.invalidateQueries({ queryKey: ['staff'] });
      }}
      said={({ name }) => t(group === undefined ? 'added' : 'common:savedOf', { name })}
      onClose={onClose}
    >
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
        <Input aria-label={t('mode')} value={t(`common:mode.${mode}`)} disabled />
      </Form.Item>
      <Form.Item
        name="cap"
        label={t('cap')}
        extra={t(capIsEditable(mode) ? 'capHint' : 'capFixed', {
          mode: t(`common:mode.${mode}`),
        })}
        rules={[
          {
            validator: async (_, value: unknown) => {
              if (wholeNumber(typeof value === 'string' ? value : '', 1, CAP_MAX) === undefined) {
                throw new Error(t('capRule', { max: CAP_MAX }));
              }
            },
          },
        ]}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          disabled={!capIsEditable(mode)}
          style={{ width: 160 }}
        />
      </Form.Item>
    </FormDialog>
  );
}
