import type { Today } from '@zongji/protocol';
import { EmptyState, Panel } from '@zongji/ui';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const HourChart = lazy(async () => ({ default: (await import('./HourChart')).HourChart }));

/** Today hour by hour; the chart's library is loaded only when there is something to draw. */
export function Trend({ today }: { readonly today: Today | undefined }) {
  const { t } = useTranslation('overview');
  const waiting = <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  return (
    <Panel title={t('byHour')} detail={t('byHourDetail')}>
      <div style={{ height: 280 }}>{content()}</div>
    </Panel>
  );

  function content() {
    if (today === undefined) return waiting;
    const anything = today.byHour.some(
      (hour) => hour.entered > 0 || hour.served > 0 || hour.abandoned > 0,
    );
    if (!anything) return <EmptyState title={t('quiet')} detail={t('quietDetail')} />;
    return (
      <Suspense fallback={waiting}>
        <HourChart hours={today.byHour} />
      </Suspense>
    );
  }
}
