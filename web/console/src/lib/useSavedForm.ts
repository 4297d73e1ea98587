import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';

/**
 * Lets a form follow what is saved, field by field: one that says what was saved before takes what
 * is saved now, one that somebody has typed in stays as it is. So neither an answer nor somebody
 * else's change takes away what was typed meanwhile, and an old value is not written back.
 */
export function useSavedForm(form: FormInstance, saved: object): void {
  const before = useRef(saved);
  useEffect(() => {
    const old = new Map(Object.entries(before.current));
    before.current = saved;
    const now = new Map(Object.entries(form.getFieldsValue(true)));
    for (const [name, value] of Object.entries(saved)) {
      if (value !== old.get(name) && now.get(name) === old.get(name)) {
        form.setFields([{ name, value }]);
      }
    }
  });
}
