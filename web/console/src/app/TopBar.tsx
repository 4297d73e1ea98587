import {
  BulbOutlined,
  CustomerServiceOutlined,
  DownOutlined,
  LogoutOutlined,
  TranslationOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Avatar, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type AppearanceChoice, prefer, usePreferences } from '@/lib/preferences';
import { useMe, useSignOut } from '@/lib/session';
import styles from './TopBar.module.css';

const APPEARANCES: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

/** What stands at the right of the top bar: workspace, language, light, account. */
export function TopBar() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return (
    <div className={styles.bar}>
      <Button icon={<CustomerServiceOutlined />} onClick={() => void navigate('/workspace')}>
        <span className={styles.wide}>{t('workspace')}</span>
      </Button>
      <span className={styles.gap} />
      <LanguageSwitch />
      <AppearanceSwitch />
      <Account />
    </div>
  );
}

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

function Account() {
  const { t } = useTranslation('app');
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const items: MenuProps['items'] = [
    {
      key: 'who',
      disabled: true,
      label: (
        <div className={styles.who}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
          <span>
            {t('account.number', { number: me.number })} · {t(`common:role.${me.role}`)}
          </span>
        </div>
      ),
    },
    { type: 'divider' },
    {
      key: 'account',
      icon: <UserOutlined />,
      label: t('account.page'),
      onClick: () => void navigate('/account'),
    },
    {
      key: 'leave',
      icon: <LogoutOutlined />,
      label: t('account.signOut'),
      onClick: () => void signOut(),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button type="text" aria-label={t('account.menu')} className={styles.account ?? ''}>
        <Avatar size={26} className={styles.avatar ?? ''}>
          {[...me.name][0]}
        </Avatar>
        <span className={styles.wide}>{me.name}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}
