import { type CallSession, type CallView, lacks } from '@zongji/calls';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What does not work in a call, on this side and on the other, and what can be done about it. */
export function CallLacks({
  view,
  session,
  video,
}: {
  readonly view: CallView<MediaStream>;
  readonly session: CallSession<MediaStream>;
  readonly video: boolean;
}) {
  const { t } = useTranslation('workspace');
  const again = (act: () => void) => (
    <Button size="small" onClick={act}>
      {t('call.again')}
    </Button>
  );
  const { microphone, camera, instead, hears, stage } = view;
  return (
    <div role="status">
      {lacks(microphone) && (
        <Alert
          banner
          title={t(`call.microphone.${microphone}`)}
          action={microphone === 'silenced' ? null : again(() => session.speak(true))}
        />
      )}
      {video && lacks(camera) && (
        <Alert
          banner
          title={t(`call.camera.${camera}`)}
          action={camera === 'silenced' ? null : again(() => session.see(true))}
        />
      )}
      {instead !== null && view[instead.device] === 'on' && (
        <Alert banner type="info" title={t(`call.instead.${instead.device}`, { ...instead })} />
      )}
      {!hears && stage.kind === 'talking' && <Alert banner title={t('call.unheard')} />}
    </div>
  );
}
