import type { FlowState } from '@zongji/protocol';
import { MARKS, StateMark } from '@zongji/ui';
import { useTranslation } from 'react-i18next';

/** The state of a flow by word, colour and shape. */
export function FlowStateMark({ state }: { readonly state: FlowState }) {
  const { t } = useTranslation('common');
  return <StateMark tone={MARKS.flow[state]}>{t(`flowState.${state}`)}</StateMark>;
}
