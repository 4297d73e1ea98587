import { Input, Switch } from 'antd';
import { useState } from 'react';
import { wholeNumber } from '@/lib/wholeNumber';
import styles from './NumberSetting.module.css';
import { Setting } from './Setting';

/** What stands for a text that is no whole number; below the least of every setting. */
const UNREADABLE = 0;
const MOST = 9_999_999;

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
        <WholeNumber
          {...ids}
          kind={kind}
          value={value}
          amiss={amiss}
          locked={locked}
          onChange={onChange}
          onLeave={onLeave}
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
          <WholeNumber
            {...ids}
            kind={kind}
            value={value}
            amiss={amiss}
            locked={locked}
            onChange={onChange}
            onLeave={onLeave}
          />
        )
      }
    </Setting>
  );
}

/**
 * The number as it is typed. While the text is no whole number the setting is one that cannot be
 * published, so that it is complained about and never rounded behind somebody's back.
 */
function WholeNumber({
  kind,
  value,
  amiss,
  locked,
  onChange,
  onLeave,
  ...ids
}: {
  readonly kind: NumberKind;
  readonly value: number;
  readonly amiss: boolean;
  readonly locked: boolean;
  readonly onChange: (value: number) => void;
  readonly onLeave: () => void;
  readonly id?: string;
}) {
  const [typed, setTyped] = useState({ text: `${value}`, value });
  const text = typed.value === value ? typed.text : `${value}`;
  return (
    <Input
      {...ids}
      className={styles.number ?? ''}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      status={amiss ? 'error' : ''}
      suffix={kind.unit}
      readOnly={locked}
      onChange={({ target }) => {
        const next = wholeNumber(target.value, 0, MOST) ?? UNREADABLE;
        setTyped({ text: target.value, value: next });
        onChange(next);
      }}
      onBlur={onLeave}
    />
  );
}
