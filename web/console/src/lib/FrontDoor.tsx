import { BulbOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FrontDoor.module.css';
import { Logo } from './Logo';
import { prefer, usePreferences } from './preferences';

/** The calm page that stands before the console: the product's mark and one small form. */
export function FrontDoor({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const { language } = usePreferences();
  const dark = document.documentElement.style.colorScheme === 'dark';
  return (
    <main className={styles.place}>
      <div className={styles.corner}>
        <Button
          type="text"
          icon={<TranslationOutlined />}
          onClick={() => prefer({ language: language === 'en' ? 'zh' : 'en' })}
        >
          {language === 'en' ? '简体中文' : 'English'}
        </Button>
        <Button
          type="text"
          icon={<BulbOutlined />}
          aria-label={t('appearance.label')}
          onClick={() => prefer({ appearance: dark ? 'light' : 'dark' })}
        />
      </div>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo size={40} />
          <span>{t('product')}</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.detail}>{detail}</p>
        {children}
      </div>
    </main>
  );
}
