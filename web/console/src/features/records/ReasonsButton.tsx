import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Names } from './names';
import styles from './ReasonsButton.module.css';
import type { Reasons, Standing } from './reasons';

/** Opens why an offer rang at this agent, and why not at each of the others. */
export function ReasonsButton({
  reasons,
  names,
  at,
}: {
  readonly reasons: Reasons;
  readonly names: Names;
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
}) {
  const { t } = useTranslation('records');
  return (
    <Popover
      trigger="click"
      title={t('reasons.title')}
      content={<Standings reasons={reasons} names={names} at={at} />}
    >
      <Button type="link" size="small">
        {t('reasons.open')}
      </Button>
    </Popover>
  );
}

function Standings({
  reasons,
  names,
  at,
}: {
  readonly reasons: Reasons;
  readonly names: Names;
  readonly at: number;
}) {
  const { t } = useTranslation('records');
  const why = useWhy(at);
  const { chosen, others, counted } = reasons;
  return (
    <ul className={styles.list}>
      {chosen === null ? null : (
        <li className={styles.chosen}>
          <strong>{names.staff(chosen.staffId)}</strong>
          <span>{why(chosen)}</span>
        </li>
      )}
      {others.map((other) => (
        <li key={other.staffId}>
          <strong>{names.staff(other.staffId)}</strong>
          <span>{why(other)}</span>
        </li>
      ))}
      {counted.map(({ why: code, count }) => (
        <li key={code}>
          <strong>{t('reasons.more', { count })}</strong>
          <span>{t(`reason.${code}`, { idle: '–', load: '–', served: '–' })}</span>
        </li>
      ))}
      {chosen !== null && others.length === 0 && counted.length === 0 ? (
        <li>{t('reasons.nobodyElse')}</li>
      ) : null}
    </ul>
  );
}

function useWhy(at: number): (standing: Standing) => string {
  const { t, i18n } = useTranslation('records');
  const format = useFormat();
  return ({ why, load, idleSince, servedToday }) => {
    if (!i18n.exists(`reason.${why}`, { ns: 'records' })) return why;
    return t(`reason.${why}`, {
      load,
      served: servedToday,
      idle: idleSince === null ? '–' : format.duration((at - idleSince) / 1000),
    });
  };
}
