import type { CallFact } from '@zongji/protocol';
import { useTranslation } from 'react-i18next';
import { running } from './times';

/** Says what happened with a call, as it stands between the messages; null for what is not shown. */
export function useCallLine(): (fact: CallFact) => string | null {
  const { t, i18n } = useTranslation('workspace');
  const first = (...codes: readonly string[]): string => {
    const found = codes.find((code) => i18n.exists(code, { ns: 'workspace' }));
    return found === undefined ? t('callLine.missedElse') : t(found);
  };
  const nameOf = (video: boolean): string => t(video ? 'call.VIDEO' : 'call.VOICE');
  return (fact) => {
    switch (fact.kind) {
      case 'CALL_ASKED':
      case 'CALL_MEDIA': {
        const by = fact.by === 'CUSTOMER' ? 'CUSTOMER' : 'AGENT';
        return t(`callLine.${fact.kind}_${by}`, { call: nameOf(fact.media === 'VIDEO') });
      }
      case 'CALL_JOINED':
      case 'CALL_MOVED':
        return t(`callLine.${fact.kind}`);
      case 'CALL_ENDED': {
        const { why, by, voiceMs, videoMs } = fact;
        const time = voiceMs + videoMs;
        const codes = [`${why}_${by}`, why];
        if (time === 0) return first(...codes.map((code) => `callLine.missed.${code}`));
        return t('callLine.talked', {
          call: nameOf(videoMs > 0),
          time: running(time),
          why: first(...codes.map((code) => `callLine.over.${code}`)),
        });
      }
      case 'CALL_ACCEPTED':
      case 'CALL_CONNECTED':
      case 'CALL_FIRST_FRAME':
        return null;
    }
  };
}
