import {
  CustomerServiceOutlined,
  DownOutlined,
  LogoutOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { App, Avatar, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AppearanceSwitch, LanguageSwitch } from '@/lib/Switches';
import { useMe, useSignOut } from '@/lib/session';
import { useProblemWords } from '@/lib/useProblemWords';
import styles from './TopBar.module.css';

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

function Account() {
  const { t } = useTranslation('app');
  const me = useMe();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const words = useProblemWords('app');
  const signOut = useSignOut((error) => message.error(words.of(error)));
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
      onClick: signOut,
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button type="text" className={styles.account ?? ''}>
        <span className="for-readers">{t('account.menu')}</span>
        <Avatar size={26} aria-hidden="true" className={styles.avatar ?? ''}>
          {[...me.name][0]}
        </Avatar>
        <span className={styles.wide}>{me.name}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}
