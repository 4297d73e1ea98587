import type { Offer } from '@zongji/protocol';
import { useTranslation } from 'react-i18next';
import { useSecond } from './clock';
import styles from './OfferRing.module.css';
import { leftOf, secondsLeft } from './times';

/** Half of the drawing's side, and the radius of its ring, in its own units. */
const HALF = 22;
const RADIUS = 19;
const AROUND = 2 * Math.PI * RADIUS;

/** A ring that shrinks as the time to accept runs out; it breathes when there is no limit. */
export function OfferRing({
  offer,
  ahead,
  size,
}: {
  readonly offer: Offer;
  readonly ahead: number;
  readonly size: number;
}) {
  const { t } = useTranslation('workspace');
  const now = useSecond() + ahead;
  const left = leftOf(offer, now);
  const seconds = secondsLeft(offer, now);
  const label = seconds === null ? t('offer.noLimit') : t('offer.left', { count: seconds });
  return (
    <svg
      className={styles.ring}
      data-urgent={seconds !== null && seconds <= 5}
      data-endless={seconds === null}
      width={size}
      height={size}
      viewBox={`0 0 ${2 * HALF} ${2 * HALF}`}
      role="img"
      aria-label={label}
    >
      <circle className={styles.track} cx={HALF} cy={HALF} r={RADIUS} />
      <circle
        className={styles.left}
        cx={HALF}
        cy={HALF}
        r={RADIUS}
        strokeDasharray={AROUND}
        strokeDashoffset={AROUND * (1 - left)}
      />
      <text x={HALF} y={HALF} className={styles.seconds}>
        {seconds ?? '♪'}
      </text>
    </svg>
  );
}
