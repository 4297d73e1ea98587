import { SettingOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/lib/Dialog';
import { Devices } from './parts';

/** Chooses and tests microphone, camera and speaker, before a call and in one. */
export function DeviceChoice({
  changed,
  labelled = false,
}: {
  /** Hears that another device was chosen. */
  readonly changed?: () => void;
  readonly labelled?: boolean;
}) {
  const { t } = useTranslation('workspace');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<SettingOutlined />}
        aria-label={t('devices.title')}
        onClick={() => setOpen(true)}
      >
        {labelled ? t('devices.title') : null}
      </Button>
      {open && (
        <Dialog title={t('devices.title')} footer={null} onClose={() => setOpen(false)}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <Devices changed={changed} />
          </Suspense>
        </Dialog>
      )}
    </>
  );
}
