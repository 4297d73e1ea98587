import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { http } from '@/lib/http';
import type { Flow } from '../api';
import { dropCopy } from './localCopy';
import type { Saving } from './useSaving';

/** Says that somebody else has saved meanwhile; nothing of either side is lost without a word. */
export function ConflictDialog({
  flow,
  saving,
  onReload,
}: {
  readonly flow: Flow;
  readonly saving: Saving;
  readonly onReload: () => Promise<void>;
}) {
  const { t } = useTranslation('flows');
  const format = useFormat();
  const [busy, setBusy] = useState<'no' | 'copy' | 'reload'>('no');
  const theirs = useQuery({
    queryKey: ['flows', 'changed-elsewhere', flow.id],
    queryFn: () => http.get<Flow>(`/api/flows/${flow.id}`),
    enabled: saving.conflict,
    staleTime: 0,
  }).data;
  const run = async (what: 'copy' | 'reload', act: () => Promise<void>) => {
    setBusy(what);
    await act();
    setBusy('no');
    saving.endConflict();
  };
  return (
    <Modal
      open={saving.conflict}
      title={t('conflict.title')}
      onCancel={saving.endConflict}
      footer={[
        <Button key="stay" onClick={saving.endConflict}>
          {t('conflict.stay')}
        </Button>,
        <Button
          key="reload"
          danger
          loading={busy === 'reload'}
          onClick={() =>
            void run('reload', async () => {
              dropCopy(localStorage, flow.id);
              await onReload();
            })
          }
        >
          {t('conflict.reload')}
        </Button>,
        <Button
          key="copy"
          type="primary"
          loading={busy === 'copy'}
          onClick={() => void run('copy', saving.saveAsCopy)}
        >
          {t('conflict.copy')}
        </Button>,
      ]}
    >
      <p>
        {theirs === undefined
          ? t('conflict.detail')
          : t('conflict.detailAt', { at: format.exact(theirs.updatedAt) })}
      </p>
      <p>{t('conflict.choice')}</p>
    </Modal>
  );
}
