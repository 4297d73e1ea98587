import { createContext, type ReactNode, useContext, useId } from 'react';
import styles from './Setting.module.css';

/** Findings of the module being set, in words, by the setting they are about. */
export const Complaints = createContext<ReadonlyMap<string, readonly string[]>>(new Map());

/** One setting: its name, its control, and below what is amiss with it. */
export function Setting({
  field,
  label,
  hint,
  side,
  children,
}: {
  /** As findings name it. */
  readonly field: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Stands at the right of the name. */
  readonly side?: ReactNode;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly amiss: boolean;
  }) => ReactNode;
}) {
  const id = useId();
  const complaints = useContext(Complaints).get(field) ?? [];
  return (
    <div className={styles.setting} data-field={field}>
      <div className={styles.name}>
        <label htmlFor={id}>{label}</label>
        {side === undefined ? null : <span className={styles.side}>{side}</span>}
      </div>
      {children({ id, 'aria-describedby': `${id}-word`, amiss: complaints.length > 0 })}
      <div id={`${id}-word`}>
        {complaints.map((complaint) => (
          <div key={complaint} className={styles.complaint}>
            {complaint}
          </div>
        ))}
        {hint === undefined ? null : <div className={styles.hint}>{hint}</div>}
      </div>
    </div>
  );
}
