import {
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  FileSearchOutlined,
  PhoneOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { MODES, type Mode } from '@zongji/protocol';
import { Menu, type MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { modePath } from '@/lib/mode';
import { openOf, selectedOf } from './place';

type Items = NonNullable<MenuProps['items']>;

const MODE_ICONS: Readonly<Record<Mode, ReactNode>> = {
  OMNIMEDIA: <CustomerServiceOutlined />,
  ONLINE: <CommentOutlined />,
  PHONE: <PhoneOutlined />,
};

/** The navigation of the administration, in the order of the manual. */
export function Navigation({ folded }: { readonly folded: boolean }) {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('nav.label')}>
      <Menu
        mode="inline"
        inlineIndent={18}
        style={{ borderInlineEnd: 0, paddingBlock: 8 }}
        selectedKeys={[selectedOf(pathname)]}
        {...(folded ? {} : { defaultOpenKeys: [...openOf(pathname)] })}
        items={itemsOf(t)}
      />
    </nav>
  );
}

function itemsOf(t: TFunction<'app'>): Items {
  return [
    page('/', t('nav.overview'), <BarChartOutlined />),
    ...MODES.map((mode) => ({
      key: modePath(mode),
      icon: MODE_ICONS[mode],
      label: t(`common:mode.${mode}`),
      children: [
        page(`/m/${modePath(mode)}/groups`, t('nav.groups')),
        page(`/m/${modePath(mode)}/flows`, t('nav.flows')),
        page(
          `/m/${modePath(mode)}/settings`,
          t('nav.modeSettings', { mode: t(`common:mode.${mode}`) }),
        ),
      ],
    })),
    {
      key: 'channels',
      icon: <ApiOutlined />,
      label: t('nav.channels'),
      children: [
        page('/channels/mini-programs', t('nav.miniPrograms')),
        page('/channels/websites', t('nav.websites')),
      ],
    },
    page('/staff', t('nav.staff'), <TeamOutlined />),
    page('/records', t('nav.records'), <FileSearchOutlined />),
    page('/settings', t('nav.settings'), <SettingOutlined />),
    page('/audit', t('nav.audit'), <AuditOutlined />),
  ];
}

function page(path: string, label: string, icon?: ReactNode): Items[number] {
  return { key: path, label: <Link to={path}>{label}</Link>, ...(icon ? { icon } : {}) };
}
