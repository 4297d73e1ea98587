import type { Presence, Today } from '@zongji/protocol';
import { Figure, MARKS, Panel, StateMark } from '@zongji/ui';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import styles from './TodayFigures.module.css';

const PRESENCES: readonly Presence[] = ['IDLE', 'BUSY', 'WRAP_UP', 'REST', 'OFFLINE'];

type Name = keyof Today['figures'];

/** The figures of now and of today; each opens its formula. */
export function TodayFigures({ today }: { readonly today: Today | undefined }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const figures = today?.figures;
  const seconds = (value: number | null | undefined): ReactNode =>
    typeof value === 'number' ? format.duration(value) : '–';
  const figure = (name: Name, value: ReactNode, attention = false) => (
    <Figure
      key={name}
      name={t(`figure.${name}`)}
      value={figures === undefined ? <Skeleton.Button active size="small" /> : value}
      formula={t(`formula.${name}`)}
      formulaLabel={t('formulaOf', { name: t(`figure.${name}`) })}
      tone={attention ? 'attention' : 'plain'}
    />
  );
  return (
    <div className={styles.both}>
      <Panel title={t('now')}>
        <div className={styles.figures}>
          {figure('waiting', figures?.waiting, (figures?.waiting ?? 0) > 0)}
          {figure('longestWaitSeconds', seconds(figures?.longestWaitSeconds))}
        </div>
        <dl className={styles.agents} aria-label={t('agents')}>
          {PRESENCES.map((presence) => (
            <div key={presence} className={styles.agent}>
              <dt>
                <StateMark tone={MARKS.presence[presence]}>
                  {t(`common:presence.${presence}`)}
                </StateMark>
              </dt>
              <dd>{today?.agents[presence] ?? '–'}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('today')}>
        <div className={styles.figures}>
          {figure('entered', figures?.entered)}
          {figure('served', figures?.served)}
          {figure('averageWaitSeconds', seconds(figures?.averageWaitSeconds))}
          {figure('abandoned', figures?.abandoned)}
          {figure('nobodyOnline', figures?.nobodyOnline)}
        </div>
      </Panel>
    </div>
  );
}
