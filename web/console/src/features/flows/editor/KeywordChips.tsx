import { CloseOutlined } from '@ant-design/icons';
import {
  type BranchLine,
  hasSeveralKeywords,
  type KeywordsAdded,
  LIMITS,
} from '@zongji/flow-model';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useContext,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import { afterPress } from '@/lib/press';
import styles from './KeywordChips.module.css';
import { Complaints } from './Setting';

/** Why keywords were not taken. */
type Refused = Pick<KeywordsAdded, 'taken' | 'over'>;

const NOTHING: Refused = { taken: [], over: 0 };

/** The keywords of one line, a chip each. Enter, a comma or a paste makes chips; Backspace takes the last. */
export function KeywordChips({
  line,
  place,
  locked,
  onAdd,
  onDrop,
  onNext,
}: {
  readonly line: BranchLine;
  /** The place of the line, from 0. */
  readonly place: number;
  readonly locked: boolean;
  readonly onAdd: (typed: string) => Refused;
  /** Takes the keyword of a row away. */
  readonly onDrop: (row: number) => void;
  /** Enter where nothing is typed: on to the branch name. */
  readonly onNext: () => void;
}) {
  const { t, i18n } = useTranslation('flows');
  const complaints = useContext(Complaints);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<Refused>(NOTHING);
  const box = useRef<HTMLDivElement>(null);
  const alert = useId();
  const chips = line.rows.flatMap(({ keyword }, at) =>
    keyword.trim() === '' ? [] : [{ keyword, row: line.from + at }],
  );
  const blank = line.rows.findIndex(({ keyword }) => keyword.trim() === '');
  const field = (row: number) => `rows[${row}].keyword`;
  const amiss = line.rows.some((_, at) => complaints.has(field(line.from + at)));

  const take = (text: string) => {
    const answer = onAdd(text);
    setRefused(answer);
    // A single word that was refused stays, so that it can be changed.
    setTyped(answer.taken.length > 0 && !hasSeveralKeywords(text) ? text : '');
  };
  const change = (text: string) => {
    setRefused(NOTHING);
    if (hasSeveralKeywords(text)) take(text);
    else setTyped(text);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (!hasSeveralKeywords(text)) return;
    // An input would run the lines of a pasted list together.
    event.preventDefault();
    take(`${typed},${text}`);
  };
  const buttons = () => [...(box.current?.querySelectorAll('button') ?? [])];
  const typing = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const atStart = event.currentTarget.selectionEnd === 0;
    const last = chips.at(-1);
    if (event.key === 'Enter') {
      event.preventDefault();
      if (typed.trim() === '') onNext();
      else take(typed);
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined && !event.repeat) {
      event.preventDefault();
      onDrop(last.row);
    } else if (event.key === 'ArrowLeft' && atStart) {
      buttons().at(-1)?.focus();
    }
  };
  const onChip = (event: KeyboardEvent<HTMLButtonElement>, at: number, row: number) => {
    const input = box.current?.querySelector('input');
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      // The chip that moves up keeps the keys; behind the last one they go back to the input.
      (buttons()[at + 1] ?? input)?.focus();
      onDrop(row);
    } else if (event.key === 'ArrowLeft') {
      buttons()[at - 1]?.focus();
    } else if (event.key === 'ArrowRight') {
      (buttons()[at + 1] ?? input)?.focus();
    }
  };
  return (
    <div className={styles.keywords}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a mouse beside the chips means the input; keys reach it anyway */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        ref={box}
        data-keys="own"
        className={`${styles.box} ${amiss ? styles.amiss : ''} ${locked ? styles.locked : ''}`}
        onClick={(event) => {
          if (event.target === event.currentTarget) box.current?.querySelector('input')?.focus();
        }}
      >
        {chips.map(({ keyword, row }, at) => (
          <span
            key={keyword}
            className={`${styles.chip} ${complaints.has(field(row)) ? styles.wrong : ''}`}
            data-field={field(row)}
            data-chip={keyword}
          >
            <span className={styles.word} title={keyword}>
              {keyword}
            </span>
            {locked ? null : (
              <button
                type="button"
                aria-label={t('settings.dropKeyword', { keyword })}
                onClick={() => {
                  onDrop(row);
                  box.current?.querySelector('input')?.focus();
                }}
                onKeyDown={(event) => onChip(event, at, row)}
              >
                <CloseOutlined />
              </button>
            )}
          </span>
        ))}
        {locked ? null : (
          <input
            value={typed}
            data-line={place}
            data-field={field(line.from + Math.max(0, blank))}
            maxLength={1000}
            placeholder={chips.length === 0 ? t('settings.keywordPlaceholder') : ''}
            aria-label={t('settings.keywordOf', { row: place + 1 })}
            aria-describedby={alert}
            onChange={(event) => {
              // What an input method is still composing may hold its own separators.
              const composing = 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing;
              if (composing === true) setTyped(event.target.value);
              else change(event.target.value);
            }}
            onCompositionEnd={(event) => change(event.currentTarget.value)}
            onPaste={paste}
            onKeyDown={typing}
            onBlur={() => {
              if (typed.trim() !== '') afterPress(() => take(typed));
            }}
          />
        )}
      </div>
      <div id={alert} role="alert" className={styles.refused}>
        {refused.taken.length === 0 ? null : <div>{takenWords()}</div>}
        {refused.over === 0 ? null : (
          <div>{t('settings.keywordsOver', { count: refused.over, max: LIMITS.rows })}</div>
        )}
      </div>
    </div>
  );

  function takenWords(): string {
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
    const words = refused.taken.map(({ keyword, branch }) =>
      branch.trim() === ''
        ? t('settings.keywordNamed', { keyword: keyword.trim() })
        : t('settings.keywordInBranch', { keyword: keyword.trim(), branch: branch.trim() }),
    );
    return t('settings.keywordsTaken', { keywords: list.format([...new Set(words)]) });
  }
}
