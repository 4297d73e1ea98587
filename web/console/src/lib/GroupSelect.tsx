import { MODES, type Mode } from '@zongji/protocol';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly mode: Mode;
}

/** Chooses one skill group of any mode, or none; the groups stand below their modes. */
export function GroupSelect({
  groups,
  value,
  placeholder,
  onChange,
}: {
  readonly groups: readonly Choice[];
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly onChange: (id: string | undefined) => void;
}) {
  const options = useGroupOptions(groups);
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 180 }}
      aria-label={placeholder}
      placeholder={placeholder}
      value={value ?? null}
      options={options}
      onChange={(id: string | undefined) => onChange(id)}
    />
  );
}

/** Skill groups as options below the name of their mode; modes without a group are left out. */
export function useGroupOptions(groups: readonly Choice[]) {
  const { t } = useTranslation('common');
  return MODES.map((mode) => ({
    label: t(`mode.${mode}`),
    title: mode,
    options: groups
      .filter((group) => group.mode === mode)
      .map((group) => ({ label: group.name, value: group.id })),
  })).filter((mode) => mode.options.length > 0);
}
