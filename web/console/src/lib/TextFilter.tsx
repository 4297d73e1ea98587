import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { isComposing } from './isComposing';

/** After how long without a key a typed filter is applied, in milliseconds. */
const TYPING_PAUSE_MS = 350;

/** Narrows a list by a text: applied after a short pause of typing, or at once by Enter. */
export function TextFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      style={{ width: 170 }}
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={(event) => {
        if (!isComposing(event)) onChange(typed.trim());
      }}
    />
  );
}
