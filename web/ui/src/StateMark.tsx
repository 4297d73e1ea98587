import type { ReactNode } from 'react';
import type { Tone } from './marks';
import styles from './StateMark.module.css';

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
      <Mark tone={tone} />
      {children}
    </span>
  );
}

/** The colour and shape of a state; its word stands elsewhere. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return <span className={`${styles.shape} ${styles[tone]}`} aria-hidden="true" />;
}
