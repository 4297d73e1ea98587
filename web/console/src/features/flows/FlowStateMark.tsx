import type { FlowState } from '@zongji/protocol';
import { StateMark, type Tone } from '@zongji/ui';
import { useTranslation } from 'react-i18next';

const TONES: Readonly<Record<FlowState, Tone>> = {
  UNPUBLISHED: 'quiet',
  PUBLISHED: 'good',
  IN_USE: 'live',
};

/** The state of a flow by word, colour and shape. */
export function FlowStateMark({ state }: { readonly state: FlowState }) {
  const { t } = useTranslation('common');
  return <StateMark tone={TONES[state]}>{t(`flowState.${state}`)}</StateMark>;
}
