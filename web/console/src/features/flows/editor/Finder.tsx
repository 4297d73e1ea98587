import { SearchOutlined } from '@ant-design/icons';
import { type Draft, found, type Module } from '@zongji/flow-model';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import styles from './Finder.module.css';
import { KindIcon } from './kinds';

/** So many are listed; whoever wants another says more of it. */
const LISTED_MAX = 50;
/** How much is shown of the text that was found, in characters. */
const EXCERPT = 60;

/** Finds modules by label, text, keyword or skill group, and shows them on the canvas. */
export function Finder({
  draft,
  groupName,
  onShow,
  onClose,
}: {
  readonly draft: Draft;
  readonly groupName: (id: string) => string | undefined;
  readonly onShow: (moduleId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const list = useId();
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const matches = useMemo(() => {
    const alsoCalled = (module: Module) =>
      module.kind === 'TRANSFER_TO_AGENT' && module.skillGroupId !== null
        ? [groupName(module.skillGroupId) ?? '']
        : [];
    return found(draft, wanted, alsoCalled).slice(0, LISTED_MAX);
  }, [draft, wanted, groupName]);
  const chosen = Math.min(at, matches.length - 1);
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') onClose();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && matches.length > 0) {
      event.preventDefault();
      setAt((chosen + by + matches.length) % matches.length);
    }
    const match = matches[chosen];
    if (event.key === 'Enter' && match !== undefined) onShow(match.module.id);
  };
  return (
    <search className={styles.finder} onKeyDown={keys}>
      <Input
        ref={input}
        value={wanted}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('find.placeholder')}
        role="combobox"
        aria-label={t('find.title')}
        aria-expanded={matches.length > 0}
        aria-controls={list}
        aria-activedescendant={matches.length > 0 ? `${list}-${chosen}` : undefined}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
      />
      {wanted.trim() === '' || matches.length > 0 ? null : (
        <p className={styles.none} role="status">
          {t('find.none')}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t('find.title')} className={styles.list}>
        {matches.map(({ module, text }, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the keys and hands them on
          <div
            key={module.id}
            id={`${list}-${place}`}
            ref={place === chosen ? inSight : null}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={styles.match}
            onClick={() => onShow(module.id)}
          >
            <KindIcon kind={module.kind} />
            <span className={styles.label}>
              {module.label.trim() || t(`kind.${module.kind}.name`)}
            </span>
            {text === module.label ? null : (
              <span className={styles.text}>{excerpt(text, wanted)}</span>
            )}
          </div>
        ))}
      </div>
    </search>
  );
}

function inSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The piece of a text that holds what was looked for. */
function excerpt(text: string, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted.trim().toLowerCase());
  const from = Math.max(0, at - EXCERPT / 3);
  return (from > 0 ? '…' : '') + text.slice(from, from + EXCERPT).replace(/\s+/g, ' ');
}
