import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { CallMedia, Task } from '@zongji/protocol';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTalksElsewhere } from './useCalls';
import { useActs } from './useDesk';

/** Asks the customer for a call. */
export function CallButtons({ task, live }: { readonly task: Task; readonly live: boolean }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const elsewhere = useTalksElsewhere(task.conversation);
  const [busy, setBusy] = useState(false);
  const ask = async (media: CallMedia) => {
    setBusy(true);
    await acts.call(task, media);
    setBusy(false);
  };
  const off = !live || busy || elsewhere || task.call !== null;
  const button = (media: CallMedia, icon: ReactNode) => (
    <Tooltip title={elsewhere ? t('call.elsewhere') : t(`call.${media}`)}>
      <Button
        type="text"
        icon={icon}
        aria-label={t(`call.${media}`)}
        disabled={off}
        onClick={() => void ask(media)}
      />
    </Tooltip>
  );
  return (
    <>
      {button('VOICE', <PhoneOutlined />)}
      {button('VIDEO', <VideoCameraOutlined />)}
    </>
  );
}
