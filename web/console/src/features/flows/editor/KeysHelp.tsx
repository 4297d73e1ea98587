import { useTranslation } from 'react-i18next';
import styles from './KeysHelp.module.css';

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** The key that makes a letter a command. */
export const COMMAND = MAC ? '⌘' : 'Ctrl';

const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['save', [COMMAND, 'S']],
  ['find', [COMMAND, 'F']],
  ['undo', [COMMAND, 'Z']],
  ['redo', [COMMAND, '⇧', 'Z']],
  ['copy', [COMMAND, 'C']],
  ['cut', [COMMAND, 'X']],
  ['paste', [COMMAND, 'V']],
  ['duplicate', [COMMAND, 'D']],
  ['all', [COMMAND, 'A']],
  ['delete', ['Delete']],
  ['settings', ['Enter']],
  ['back', ['Esc']],
  ['nudge', ['← ↑ ↓ →']],
  ['area', ['⇧']],
];

/** The keys of the editor. */
export function KeysHelp() {
  const { t } = useTranslation('flows');
  return (
    <dl className={styles.keys}>
      {KEYS.map(([what, keys]) => (
        <div key={what}>
          <dt>{t(`keys.${what}`)}</dt>
          <dd>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
