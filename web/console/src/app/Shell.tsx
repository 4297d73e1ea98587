import { Layout, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useNavigation } from 'react-router';
import { Logo } from '@/lib/Logo';
import { useMe } from '@/lib/session';
import { Navigation } from './Navigation';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

/** The frame of the administration pages: top bar, navigation at the left, page at the right. */
export function Shell() {
  const { t } = useTranslation('app');
  const me = useMe();
  const [folded, setFolded] = useState(false);
  const moving = useNavigation().state !== 'idle';
  const administrator = me.role === 'ADMIN';
  return (
    <Layout className={styles.shell ?? ''}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <Layout.Header className={styles.header ?? ''}>
        <Link to={administrator ? '/' : '/workspace'} className={styles.brand ?? ''}>
          <Logo />
          <span>{t('common:product')}</span>
        </Link>
        <TopBar />
      </Layout.Header>
      <Layout>
        {administrator ? (
          <Layout.Sider
            className={styles.sider ?? ''}
            theme="light"
            width={232}
            collapsedWidth={64}
            collapsible
            collapsed={folded}
            onCollapse={setFolded}
            breakpoint="lg"
          >
            <Navigation folded={folded} />
          </Layout.Sider>
        ) : null}
        <Layout.Content id="content" className={styles.content ?? ''}>
          {moving ? <div className={styles.moving} /> : null}
          <Suspense fallback={<Skeleton active className={styles.waiting ?? ''} />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
