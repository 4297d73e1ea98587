import { InputNumber, Switch } from 'antd';
import styles from './NumberSetting.module.css';
import { Setting } from './Setting';

/** The limits and words of a number. */
export interface NumberKind {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** A whole number. What is out of range stays as typed and is complained about, not mended. */
export function NumberSetting({
  kind,
  value,
  locked,
  onChange,
  onLeave,
}: {
  readonly kind: NumberKind;
  readonly value: number;
  readonly locked: boolean;
  readonly onChange: (value: number) => void;
  readonly onLeave: () => void;
}) {
  return (
    <Setting
      field={kind.field}
      label={kind.label}
      {...(kind.hint === undefined ? {} : { hint: kind.hint })}
    >
      {({ amiss, ...ids }) => (
        <InputNumber
          {...ids}
          className={styles.number ?? ''}
          value={value}
          status={amiss ? 'error' : ''}
          precision={0}
          suffix={kind.unit}
          readOnly={locked}
          onChange={(typed) => onChange(typed ?? 0)}
          onBlur={onLeave}
        />
      )}
    </Setting>
  );
}

/** A limit that is off until somebody wants it; on, it has a number and an exit of its own. */
export function LimitSetting({
  kind,
  value,
  begin,
  locked,
  onChange,
  onLeave,
}: {
  readonly kind: NumberKind;
  readonly value: number | null;
  /** The number it begins with when it is switched on. */
  readonly begin: number;
  readonly locked: boolean;
  readonly onChange: (value: number | null) => void;
  readonly onLeave: () => void;
}) {
  return (
    <Setting
      field={kind.field}
      label={kind.label}
      {...(kind.hint === undefined ? {} : { hint: kind.hint })}
      side={
        <Switch
          size="small"
          checked={value !== null}
          disabled={locked}
          aria-label={kind.label}
          onChange={(on) => onChange(on ? begin : null)}
        />
      }
    >
      {({ amiss, ...ids }) =>
        value === null ? null : (
          <InputNumber
            {...ids}
            className={styles.number ?? ''}
            value={value}
            status={amiss ? 'error' : ''}
            precision={0}
            suffix={kind.unit}
            readOnly={locked}
            onChange={(typed) => onChange(typed ?? 0)}
            onBlur={onLeave}
          />
        )
      }
    </Setting>
  );
}
