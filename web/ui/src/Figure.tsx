import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import styles from './Figure.module.css';

/** One number with its name, and how it is computed one click away. */
export function Figure({
  name,
  value,
  unit,
  formula,
  formulaLabel,
  tone = 'plain',
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly formula: ReactNode;
  readonly formulaLabel: string;
  readonly tone?: 'plain' | 'attention';
}) {
  return (
    <div className={styles.figure}>
      <div className={styles.name}>
        {name}
        <Popover
          trigger="click"
          title={name}
          content={<div className={styles.formula}>{formula}</div>}
        >
          <Button
            type="text"
            size="small"
            className={styles.ask ?? ''}
            icon={<QuestionCircleOutlined />}
            aria-label={formulaLabel}
          />
        </Popover>
      </div>
      <div className={tone === 'attention' ? `${styles.value} ${styles.attention}` : styles.value}>
        {value}
        {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
      </div>
    </div>
  );
}
