import { BulbOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AppearanceChoice, prefer, usePreferences } from './preferences';

const APPEARANCES: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

/** Changes the language of the interface. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const { language } = usePreferences();
  const items: MenuProps['items'] = [
    { key: 'zh', label: '简体中文' },
    { key: 'en', label: 'English' },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectedKeys: [language],
        onClick: ({ key }) => prefer({ language: key === 'en' ? 'en' : 'zh' }),
      }}
    >
      <Button type="text" icon={<TranslationOutlined />} aria-label={t('language')} />
    </Dropdown>
  );
}

/** Changes between light, dark and as the machine is. */
export function AppearanceSwitch() {
  const { t } = useTranslation('common');
  const { appearance } = usePreferences();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: APPEARANCES.map((choice) => ({ key: choice, label: t(`appearance.${choice}`) })),
        selectedKeys: [appearance],
        onClick: ({ key }) =>
          prefer({ appearance: APPEARANCES.find((choice) => choice === key) ?? 'system' }),
      }}
    >
      <Button type="text" icon={<BulbOutlined />} aria-label={t('appearance.label')} />
    </Dropdown>
  );
}
