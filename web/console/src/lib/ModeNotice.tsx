import { useQuery } from '@tanstack/react-query';
import type { Mode } from '@zongji/protocol';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from './api';

/** Says that a mode has no channel in use yet, so that nobody waits for customers who cannot come. */
export function ModeNotice({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('common');
  const channels = useQuery(api.channels());
  if (channels.data === undefined) return null;
  if (channels.data.some((channel) => channel.mode === mode)) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t(`noChannel.${mode}`, { mode: t(`mode.${mode}`) })}
      action={<Link to="/channels/mini-programs">{t('noChannel.open')}</Link>}
    />
  );
}
