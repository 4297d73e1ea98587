import type { ReactNode } from 'react';
import styles from './StateMark.module.css';

/** What a state means to its reader; each has a colour and a shape of its own. */
export type Tone = 'good' | 'live' | 'closing' | 'attention' | 'bad' | 'quiet';

/** A state by colour, shape and word together. */
export function StateMark({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.mark}>
      <span className={`${styles.shape} ${styles[tone]}`} aria-hidden="true" />
      {children}
    </span>
  );
}
